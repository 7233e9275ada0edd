//! The post box's cases on the origin's own file system, in a dedicated worker, which is where the post box is used; and
//! the folder that was picked, kept for a vault.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod post_box_cases;

use std::sync::atomic::{AtomicU32, Ordering};

use holdfast::domain::ids::VaultId;
use holdfast::platform::post_box::folder::{self, Folder, Folders};
use holdfast::platform::post_box::{PostBox, PostBoxError, PostBoxes};
use post_box_cases::{Boxes, for_each_case};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::FileSystemDirectoryHandle;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen(inline_js = r#"
export const directory = async name => {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle(name, { create: true });
};
export const nest = async (outer, name) => {
    await (await directory(outer)).getDirectoryHandle(name, { create: true });
};
export const erase = async name => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(name, { recursive: true });
};
"#)]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn directory(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn nest(outer: &str, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    async fn erase(name: &str) -> Result<(), JsValue>;
}

async fn handle(name: &str) -> FileSystemDirectoryHandle {
    directory(name).await.unwrap().unchecked_into()
}

/// Opens directories that no other test has used. An earlier run's are gone with its profile.
struct Directories(u32);

impl Directories {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl Boxes for Directories {
    type Folder = Folder;

    async fn open(&self, name: &str) -> Folder {
        Folder::new(handle(&format!("{} {name}", self.0)).await)
    }
}

macro_rules! on_the_origins_own_files {
    ($($case:ident,)*) => {
        $(#[wasm_bindgen_test]
        async fn $case() {
            post_box_cases::$case(&Directories::new()).await;
        })*
    };
}
for_each_case!(on_the_origins_own_files);

#[wasm_bindgen_test]
async fn a_folder_is_kept_for_its_vault_and_for_no_other() {
    let (one, other) = (VaultId([1; 16]), VaultId([2; 16]));
    assert!(Folders.open(&one).await.unwrap().is_none());
    folder::keep(&one, &handle("kept").await).await.unwrap();
    let opened = Folders.open(&one).await.unwrap().unwrap();
    assert_eq!(opened.name(), "kept");
    opened.write("one", b"1").await.unwrap();
    assert_eq!(opened.list().await.unwrap().len(), 1);
    assert!(Folders.open(&other).await.unwrap().is_none());
    folder::keep(&one, &handle("kept instead").await).await.unwrap();
    assert_eq!(Folders.open(&one).await.unwrap().unwrap().name(), "kept instead");
    Folders.forget(&one).await.unwrap();
    assert!(Folders.open(&one).await.unwrap().is_none());
}

#[wasm_bindgen_test]
async fn folders_in_the_folder_are_none_of_its_business() {
    let outer = handle("outer").await;
    nest("outer", "inner").await.unwrap();
    let folder = Folder::new(outer);
    folder.write("beside", b"").await.unwrap();
    let listed = folder.list().await.unwrap();
    assert_eq!(listed.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["beside"]);
}

#[wasm_bindgen_test]
async fn a_folder_that_is_gone_is_said_to_be_gone() {
    let folder = Folder::new(handle("going").await);
    erase("going").await.unwrap();
    assert_eq!(folder.list().await, Err(PostBoxError::Gone));
    assert!(folder.write("one", b"1").await.is_err());
}
