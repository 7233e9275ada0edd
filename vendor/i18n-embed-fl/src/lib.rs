//! Stands in for the crate of this name, which `age` asks for its error messages in several languages. Holdfast shows
//! none of them: it has its own words for every error. The real one would put a translation engine and all of age's
//! texts into the program, 25 KiB of a first visit.

/// The code of a message, as it stands; what would be filled into it is left out.
#[macro_export]
macro_rules! fl {
    ($loader:expr, $message:literal $(, $argument:expr)* $(,)?) => {
        ::std::string::String::from($message)
    };
}
