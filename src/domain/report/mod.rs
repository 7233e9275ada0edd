//! Reports: how many concerns of what sort there were in two periods, how long they took, and who has what to do. Counts
//! and times alone: nobody's name is in them. What goes to governors has no cell from which somebody could be known
//! ([`suppress`]).

mod csv;
mod export;
mod facts;
mod keys;
mod pack;
mod period;
mod spans;
mod suppress;
mod table;
mod workload;

pub use csv::{Sheet, write};
pub use export::Export;
pub use facts::{ChildFacts, Fact, facts};
pub use keys::{Key, TimeOfDay};
pub use pack::{Pack, PackSpan, PackTable, pack};
pub use period::{Period, STANDARD_DAYS};
pub use spans::{Span, Spread, Step, spans};
pub use suppress::{Column, FEWEST, suppress};
pub use table::{Dimension, Row, Table, table};
pub use workload::{Load, workload};
