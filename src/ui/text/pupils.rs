//! x
pub fn file_error(_: &crate::domain::pupil_file::PupilFileError) -> (String, String) {
    todo!()
}
