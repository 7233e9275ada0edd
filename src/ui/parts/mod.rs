//! The pieces that screens are built of. Each is a native element with its label, hint and error tied to it.

mod button;
mod choice;
mod dialog;
mod field;
mod file_drop;
mod file_made;
mod header;
mod heading;
mod long_list;
mod notice;
mod passphrase;
mod phones;
mod pupil_picker;
mod qr;
mod steps;
mod tag;
mod when_field;
mod words;

pub use button::{Button, ButtonKind, LinkButton, link_to};
pub use choice::{Checkbox, Chips, Choice, Radios, Select};
pub use dialog::Dialog;
pub use field::{FieldLabel, Picks, TextArea, TextField, describing};
pub use file_drop::FileDrop;
pub use file_made::FileOut;
pub use header::Header;
pub use heading::Heading;
pub use long_list::{LongList, Row};
pub use notice::{Empty, ErrorSummary, Mistake, Notice, Tone, failing, problem_panel, waiting, working};
pub use passphrase::{NewPassphrase, PassphraseField, read_passphrase, wipe};
pub use phones::{PhoneFields, numbers_about_adults, numbers_to_ring};
pub use pupil_picker::PupilPicker;
pub use qr::{QrProps, qr};
pub use steps::{Pager, step_of};
pub use tag::tag;
pub use when_field::WhenField;
pub use words::safety_words;
