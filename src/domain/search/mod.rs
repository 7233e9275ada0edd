//! Search: what a person typed ([`Query`]) against what they may read ([`Index`]). Nothing is indexed by word: the words of
//! every concern stand in one text, each after one space, without case, accents and signs, and one pass over it finds them.

mod bits;
mod days;
mod excerpt;
mod facet;
mod index;
mod names;
mod query;
mod text;
mod vocabulary;
mod words;

pub use excerpt::{Piece, excerpt, marked};
pub use facet::{Facet, Field, Standing};
pub use index::{Document, Found, Index};
pub use names::{Group, Named, Names};
pub use query::{Filter, Query, Term, called_so};
pub use vocabulary::Vocabulary;
