//! A post box in memory, which can misbehave as shared folders do.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{PostBox, PostBoxError, Posted};
use crate::domain::time::Millis;

/// A post box in memory. Clones are the same box.
#[derive(Clone, Default)]
pub struct Memory(Rc<Inside>);

#[derive(Default)]
struct Inside {
    files: RefCell<BTreeMap<String, (Millis, Vec<u8>)>>,
    /// Each change is later than the one before.
    clock: Cell<i64>,
    refusing: RefCell<Option<PostBoxError>>,
    refusing_to_write: RefCell<Option<PostBoxError>>,
    /// So many files it takes before there is no room; none for as many as come.
    room: Cell<Option<usize>>,
}

impl Memory {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file there as the folder's own client does: over what is there, and without asking anybody.
    pub fn plant(&self, name: &str, bytes: &[u8]) {
        self.0.clock.set(self.0.clock.get() + 1);
        let file = (Millis(self.0.clock.get()), bytes.to_vec());
        self.0.files.borrow_mut().insert(name.to_owned(), file);
    }

    /// Changes a file's content and nothing else that can be seen of it, as a client does that fills in what it promised.
    pub fn fill(&self, name: &str, bytes: &[u8]) {
        if let Some((_, content)) = self.0.files.borrow_mut().get_mut(name) {
            *content = bytes.to_vec();
        }
    }

    /// Renames a file.
    pub fn rename(&self, name: &str, to: &str) {
        let mut files = self.0.files.borrow_mut();
        if let Some(file) = files.remove(name) {
            files.insert(to.to_owned(), file);
        }
    }

    /// Refuses everything from here on; `None` ends that.
    pub fn refuse(&self, error: Option<PostBoxError>) {
        *self.0.refusing.borrow_mut() = error;
    }

    /// Refuses to take files in from here on; `None` ends that.
    pub fn refuse_to_write(&self, error: Option<PostBoxError>) {
        *self.0.refusing_to_write.borrow_mut() = error;
    }

    /// Takes so many more files, and then says that there is no room.
    pub fn take_no_more_than(&self, files: usize) {
        self.0.room.set(Some(files));
    }

    fn check(&self) -> Result<(), PostBoxError> {
        self.0.refusing.borrow().clone().map_or(Ok(()), Err)
    }
}

impl PostBox for Memory {
    fn name(&self) -> String {
        "Post".to_owned()
    }

    async fn list(&self) -> Result<Vec<Posted>, PostBoxError> {
        self.check()?;
        let files = self.0.files.borrow();
        let posted = |(name, (modified, bytes)): (&String, &(Millis, Vec<u8>))| Posted {
            name: name.clone(),
            size: bytes.len() as u64,
            modified: *modified,
        };
        Ok(files.iter().map(posted).collect())
    }

    async fn read(&self, name: &str, most: u64) -> Result<Vec<u8>, PostBoxError> {
        self.check()?;
        let files = self.0.files.borrow();
        let (_, bytes) = files.get(name).ok_or(PostBoxError::Absent)?;
        let most = usize::try_from(most).unwrap_or(usize::MAX).min(bytes.len());
        Ok(bytes.get(..most).unwrap_or_default().to_vec())
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PostBoxError> {
        self.check()?;
        self.0.refusing_to_write.borrow().clone().map_or(Ok(()), Err)?;
        if self.0.files.borrow().contains_key(name) {
            return Err(PostBoxError::Taken);
        }
        match self.0.room.get() {
            Some(0) => return Err(PostBoxError::Full),
            room => self.0.room.set(room.map(|room| room - 1)),
        }
        self.plant(name, bytes);
        Ok(())
    }

    async fn remove(&self, name: &str) -> Result<(), PostBoxError> {
        self.check()?;
        self.0.files.borrow_mut().remove(name).map(drop).ok_or(PostBoxError::Absent)
    }
}
