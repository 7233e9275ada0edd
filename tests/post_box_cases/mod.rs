//! What every post box must do, whatever it keeps its files in. The same cases run natively on memory and in a browser on
//! the origin's own file system, which has the same handles as a picked folder; a case gets an empty box.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use holdfast::platform::post_box::{PostBox, PostBoxError, Posted};

/// Opens post boxes. Two of the same name are two handles on the same files.
pub trait Boxes {
    type Folder: PostBox;
    async fn open(&self, name: &str) -> Self::Folder;
}

/// Hands the names of all cases to a macro that makes tests of them.
macro_rules! for_each_case {
    ($make:ident) => {
        $make! {
            an_empty_box_lists_nothing,
            what_is_written_is_listed_and_read,
            a_name_is_written_once,
            what_is_removed_is_gone,
            what_is_not_there_is_said_to_be_absent,
            a_beginning_is_read_without_the_rest,
            empty_and_large_files,
            handles_see_each_other,
            many_files_are_listed_by_name,
        }
    };
}
pub(crate) use for_each_case;

fn names(listed: &[Posted]) -> Vec<&str> {
    listed.iter().map(|file| file.name.as_str()).collect()
}

pub async fn an_empty_box_lists_nothing<B: Boxes>(boxes: &B) {
    let folder = boxes.open("an_empty_box_lists_nothing").await;
    assert_eq!(folder.list().await, Ok(Vec::new()));
}

pub async fn what_is_written_is_listed_and_read<B: Boxes>(boxes: &B) {
    let folder = boxes.open("what_is_written_is_listed_and_read").await;
    folder.write("0123456789abcdef.age", b"sealed").await.unwrap();
    let listed = folder.list().await.unwrap();
    assert_eq!(names(&listed), ["0123456789abcdef.age"]);
    assert_eq!(listed[0].size, 6);
    assert!(listed[0].modified.0 > 0);
    assert_eq!(folder.read("0123456789abcdef.age", u64::MAX).await.unwrap(), b"sealed");
    assert_eq!(folder.list().await.unwrap(), listed, "looking changes nothing");
}

pub async fn a_name_is_written_once<B: Boxes>(boxes: &B) {
    let folder = boxes.open("a_name_is_written_once").await;
    folder.write("one", b"first").await.unwrap();
    assert_eq!(folder.write("one", b"second").await, Err(PostBoxError::Taken));
    assert_eq!(folder.read("one", u64::MAX).await.unwrap(), b"first");
}

pub async fn what_is_removed_is_gone<B: Boxes>(boxes: &B) {
    let folder = boxes.open("what_is_removed_is_gone").await;
    folder.write("one", b"1").await.unwrap();
    folder.write("two", b"2").await.unwrap();
    folder.remove("one").await.unwrap();
    assert_eq!(names(&folder.list().await.unwrap()), ["two"]);
    assert_eq!(folder.read("one", u64::MAX).await, Err(PostBoxError::Absent));
    folder.write("one", b"again").await.unwrap();
    assert_eq!(folder.read("one", u64::MAX).await.unwrap(), b"again");
}

pub async fn what_is_not_there_is_said_to_be_absent<B: Boxes>(boxes: &B) {
    let folder = boxes.open("what_is_not_there_is_said_to_be_absent").await;
    assert_eq!(folder.read("none", 1).await, Err(PostBoxError::Absent));
    assert_eq!(folder.remove("none").await, Err(PostBoxError::Absent));
}

pub async fn a_beginning_is_read_without_the_rest<B: Boxes>(boxes: &B) {
    let folder = boxes.open("a_beginning_is_read_without_the_rest").await;
    folder.write("one", b"0123456789").await.unwrap();
    assert_eq!(folder.read("one", 4).await.unwrap(), b"0123");
    assert_eq!(folder.read("one", 0).await.unwrap(), b"");
    assert_eq!(folder.read("one", 10).await.unwrap(), b"0123456789");
}

pub async fn empty_and_large_files<B: Boxes>(boxes: &B) {
    let folder = boxes.open("empty_and_large_files").await;
    folder.write("empty", b"").await.unwrap();
    let large: Vec<u8> = (0..3_000_000_u32).map(|number| number.to_le_bytes()[1]).collect();
    folder.write("large", &large).await.unwrap();
    let sizes: Vec<u64> = folder.list().await.unwrap().iter().map(|file| file.size).collect();
    assert_eq!(sizes, [0, 3_000_000]);
    assert_eq!(folder.read("empty", u64::MAX).await.unwrap(), b"");
    assert!(folder.read("large", u64::MAX).await.unwrap() == large);
}

pub async fn handles_see_each_other<B: Boxes>(boxes: &B) {
    let (one, other) = (boxes.open("handles").await, boxes.open("handles").await);
    one.write("from one", b"1").await.unwrap();
    assert_eq!(other.read("from one", 9).await.unwrap(), b"1");
    other.remove("from one").await.unwrap();
    assert_eq!(one.list().await, Ok(Vec::new()));
}

pub async fn many_files_are_listed_by_name<B: Boxes>(boxes: &B) {
    let folder = boxes.open("many_files_are_listed_by_name").await;
    let mut written = Vec::new();
    for number in [7, 3, 9, 1, 8, 2, 6, 0, 5, 4] {
        let name = format!("{number:016x}.age");
        folder.write(&name, name.as_bytes()).await.unwrap();
        written.push(name);
    }
    written.sort();
    assert_eq!(names(&folder.list().await.unwrap()), written);
}
