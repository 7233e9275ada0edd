//! The post box's cases on memory.
#![cfg(not(target_arch = "wasm32"))]

mod post_box_cases;

use std::cell::RefCell;
use std::collections::HashMap;

use holdfast::platform::post_box::memory::Memory;
use pollster::block_on;
use post_box_cases::{Boxes, for_each_case};

#[derive(Default)]
struct MemoryBoxes(RefCell<HashMap<String, Memory>>);

impl Boxes for MemoryBoxes {
    type Folder = Memory;

    async fn open(&self, name: &str) -> Memory {
        self.0.borrow_mut().entry(name.to_owned()).or_default().clone()
    }
}

macro_rules! on_memory {
    ($($case:ident,)*) => {
        $(#[test]
        fn $case() {
            block_on(post_box_cases::$case(&MemoryBoxes::default()));
        })*
    };
}
for_each_case!(on_memory);
