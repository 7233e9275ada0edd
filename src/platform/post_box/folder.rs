//! The post box in the browser: a directory handle of the File System Access API, or of the origin's own file system. It
//! needs no window, so it works in a worker; picking a folder and asking for its permission need a page and a person.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use super::{PostBox, PostBoxError, PostBoxes, Posted};
use crate::domain::ids::VaultId;
use crate::domain::time::Millis;
use crate::store::StoreError;
use crate::store::browser;
use crate::vault::shelf::SHELF;

#[wasm_bindgen]
extern "C" {
    /// What handles of picked folders can do beside those of the origin's own, and web-sys still calls unstable.
    type Permitted;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &Permitted, wanted: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &Permitted, wanted: &Object) -> Result<Promise, JsValue>;
}

/// A folder. Clones are the same folder.
#[derive(Clone)]
pub struct Folder(FileSystemDirectoryHandle);

impl Folder {
    /// The folder of a handle.
    pub fn new(handle: FileSystemDirectoryHandle) -> Self {
        Self(handle)
    }

    async fn file(&self, name: &str, create: bool) -> Result<FileSystemFileHandle, PostBoxError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(create);
        settle(self.0.get_file_handle_with_options(name, &options)).await
    }

    /// Asks whether files may be read and written. Does not ask the person.
    async fn permitted(&self) -> Result<(), PostBoxError> {
        // A folder that is the origin's own asks nobody, and in some browsers does not know the question.
        if !Reflect::has(&self.0, &"queryPermission".into()).unwrap_or_default() {
            return Ok(());
        }
        let asked = self.0.unchecked_ref::<Permitted>().query_permission(&reading_and_writing());
        granted(asked).await
    }

    /// Asks the person whether files may be read and written. Only in a page, right after a press of a button.
    ///
    /// # Errors
    /// [`PostBoxError::Lapsed`] if the person, or the browser, says no.
    pub async fn ask_permission(&self) -> Result<(), PostBoxError> {
        if !Reflect::has(&self.0, &"requestPermission".into()).unwrap_or_default() {
            return Ok(());
        }
        let asked = self.0.unchecked_ref::<Permitted>().request_permission(&reading_and_writing());
        granted(asked).await
    }
}

fn reading_and_writing() -> Object {
    let wanted = Object::new();
    // Setting a member of a plain object cannot fail.
    let _ = Reflect::set(&wanted, &"mode".into(), &"readwrite".into());
    wanted
}

async fn granted(asked: Result<Promise, JsValue>) -> Result<(), PostBoxError> {
    let answer = JsFuture::from(asked.map_err(|thrown| refused(&thrown))?).await;
    match answer.map_err(|thrown| refused(&thrown))?.as_string().as_deref() {
        Some("granted") => Ok(()),
        _ => Err(PostBoxError::Lapsed),
    }
}

async fn settle<T: JsCast>(promise: Promise) -> Result<T, PostBoxError> {
    let settled = JsFuture::from(promise).await.map_err(|thrown| refused(&thrown))?;
    Ok(settled.unchecked_into())
}

/// What the browser's exception means here.
fn refused(thrown: &JsValue) -> PostBoxError {
    let Some(exception) = thrown.dyn_ref::<DomException>() else {
        return PostBoxError::Refused("TypeError".to_owned());
    };
    match exception.name().as_str() {
        "NotAllowedError" | "SecurityError" => PostBoxError::Lapsed,
        "NotFoundError" => PostBoxError::Absent,
        "NoModificationAllowedError" | "NotReadableError" | "InvalidStateError" | "AbortError" => {
            PostBoxError::Busy
        }
        "QuotaExceededError" => PostBoxError::Full,
        name => PostBoxError::Refused(name.to_owned()),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole numbers far below 2^53")]
fn posted(file: &File) -> Posted {
    Posted { name: file.name(), size: file.size() as u64, modified: Millis(file.last_modified() as i64) }
}

impl PostBox for Folder {
    fn name(&self) -> String {
        self.0.name()
    }

    async fn list(&self) -> Result<Vec<Posted>, PostBoxError> {
        self.permitted().await?;
        let gone = |error| if error == PostBoxError::Absent { PostBoxError::Gone } else { error };
        let entries = self.0.values();
        let mut found = Vec::new();
        loop {
            let step = entries.next().map_err(|thrown| refused(&thrown))?;
            let step: Object = settle(step).await.map_err(gone)?;
            let member = |name: &str| Reflect::get(&step, &name.into()).unwrap_or(JsValue::UNDEFINED);
            if member("done").is_truthy() {
                break;
            }
            let Ok(handle) = member("value").dyn_into::<FileSystemFileHandle>() else { continue };
            match settle::<File>(handle.get_file()).await {
                Ok(file) => found.push(posted(&file)),
                // Renamed or removed since the listing began, or held: it is there the next time.
                Err(PostBoxError::Absent | PostBoxError::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        found.sort();
        Ok(found)
    }

    async fn read(&self, name: &str, most: u64) -> Result<Vec<u8>, PostBoxError> {
        let file: File = settle(self.file(name, false).await?.get_file()).await?;
        #[expect(clippy::cast_precision_loss, reason = "whole numbers far below 2^53")]
        let wanted = (most as f64).min(file.size());
        let piece = file.slice_with_f64_and_f64(0.0, wanted).map_err(|thrown| refused(&thrown))?;
        let buffer: JsValue = settle(piece.array_buffer()).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PostBoxError> {
        match self.file(name, false).await {
            Ok(_) => return Err(PostBoxError::Taken),
            Err(PostBoxError::Absent) => {}
            Err(error) => return Err(error),
        }
        let written = self.write_new(name, bytes).await;
        if written.is_err() {
            // What is left is an empty file of ours, which nobody has been told of.
            let _ = self.remove(name).await;
        }
        written
    }

    async fn remove(&self, name: &str) -> Result<(), PostBoxError> {
        settle::<JsValue>(self.0.remove_entry(name)).await.map(drop)
    }
}

impl Folder {
    /// Writes a file beside its place; it takes its place when it is closed.
    async fn write_new(&self, name: &str, bytes: &[u8]) -> Result<(), PostBoxError> {
        let file = self.file(name, true).await?;
        let stream: FileSystemWritableFileStream = settle(file.create_writable()).await?;
        let bytes = Uint8Array::from(bytes);
        let writing = stream.write_with_js_u8_array(&bytes).map_err(|thrown| refused(&thrown))?;
        settle::<JsValue>(writing).await?;
        settle::<JsValue>(stream.close()).await.map(drop)
    }
}

/// The folders that were picked here, one for a vault, kept as the browser's own handles on the shelf.
pub struct Folders;

fn place(vault: &VaultId) -> String {
    format!("post-box/{vault}")
}

impl From<StoreError> for PostBoxError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            error => Self::Refused(error.to_string()),
        }
    }
}

impl PostBoxes for Folders {
    type Folder = Folder;

    async fn open(&self, vault: &VaultId) -> Result<Option<Folder>, PostBoxError> {
        let kept = browser::open(SHELF).await?.handle(&place(vault)).await?;
        Ok(kept.and_then(|handle| handle.dyn_into().ok()).map(Folder))
    }

    async fn forget(&self, vault: &VaultId) -> Result<(), PostBoxError> {
        Ok(browser::open(SHELF).await?.keep_handle(&place(vault), None).await?)
    }
}

/// Keeps the folder that a person picked for a vault.
///
/// # Errors
/// If the browser's database refuses.
pub async fn keep(vault: &VaultId, handle: &FileSystemDirectoryHandle) -> Result<(), PostBoxError> {
    Ok(browser::open(SHELF).await?.keep_handle(&place(vault), Some(handle)).await?)
}

/// Whether this browser lets people pick a folder. Only in a page.
pub fn can_pick() -> bool {
    Reflect::get(&js_sys::global(), &"showDirectoryPicker".into()).is_ok_and(|pick| pick.is_function())
}

/// Has the person pick a folder; none if they turn back. Only in a page, right after a press of a button.
///
/// # Errors
/// What the browser says, if it does not let this folder be used.
pub async fn pick() -> Result<Option<FileSystemDirectoryHandle>, PostBoxError> {
    let global = js_sys::global();
    let pick = Reflect::get(&global, &"showDirectoryPicker".into()).map_err(|thrown| refused(&thrown))?;
    let pick: Function =
        pick.dyn_into().map_err(|_| PostBoxError::Refused("NotSupportedError".to_owned()))?;
    let options = reading_and_writing();
    let _ = Reflect::set(&options, &"id".into(), &"holdfast-post-box".into());
    let arguments = Array::of1(&options);
    let asked = Reflect::apply(&pick, &global, &arguments).map_err(|thrown| refused(&thrown))?;
    match settle(asked.unchecked_into()).await {
        Ok(handle) => Ok(Some(handle)),
        // The person closed the browser's dialogue.
        Err(PostBoxError::Busy) => Ok(None),
        Err(error) => Err(error),
    }
}
