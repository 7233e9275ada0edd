//! One tab holds a vault: a Web Lock elects it. Another tab may ask it, over a broadcast channel, to let go.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::domain::ids::VaultId;

use super::ports::HeldElsewhere;

/// How long a tab that was asked to let go may take, in milliseconds, before the lock is taken from it.
const PATIENCE: i32 = 3_000;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks` (Web Locks API), which web-sys still calls unstable.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

fn manager() -> Result<LockManager, JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    Ok(Reflect::get(&navigator, &"locks".into())?.unchecked_into())
}

fn name(vault: &VaultId) -> String {
    format!("holdfast-{vault}")
}

/// The lock that this tab holds, if it holds one.
#[derive(Clone, Default)]
pub struct Hold {
    let_go: Rc<RefCell<Option<Function>>>,
    channel: Rc<RefCell<Option<BroadcastChannel>>>,
}

impl Hold {
    /// Takes the lock of a vault. `lost` is called if another tab asks for it, or takes it.
    ///
    /// # Errors
    /// [`HeldElsewhere`] if another tab has it and it was not to be taken over.
    pub async fn take(
        &self,
        vault: &VaultId,
        take_over: bool,
        lost: impl Fn() + Clone + 'static,
    ) -> Result<(), HeldElsewhere> {
        self.release();
        let name = name(vault);
        let mut held = self.request(&name, "ifAvailable", &lost).await;
        if !held && take_over {
            ask_to_let_go(&name).map_err(|_| HeldElsewhere)?;
            held = self.request_within(&name, &lost).await || self.request(&name, "steal", &lost).await;
        }
        if !held {
            return Err(HeldElsewhere);
        }
        self.listen(&name, lost).map_err(|_| HeldElsewhere)
    }

    /// Lets go.
    pub fn release(&self) {
        if let Some(let_go) = self.let_go.borrow_mut().take() {
            // Calling the resolver of a promise cannot fail.
            let _ = let_go.call0(&JsValue::NULL);
        }
        if let Some(channel) = self.channel.borrow_mut().take() {
            channel.close();
        }
    }

    /// Tries again until the other tab has let go, at most [`PATIENCE`].
    async fn request_within(&self, name: &str, lost: &(impl Fn() + Clone + 'static)) -> bool {
        const STEP: i32 = 100;
        for _ in 0..PATIENCE / STEP {
            gloo::timers::future::TimeoutFuture::new(STEP.unsigned_abs()).await;
            if self.request(name, "ifAvailable", lost).await {
                return true;
            }
        }
        false
    }

    async fn request(&self, name: &str, how: &str, lost: &(impl Fn() + Clone + 'static)) -> bool {
        let options = Object::new();
        let let_go = self.let_go.clone();
        let lost = lost.clone();
        let granted = Promise::new(&mut |resolve: Function, _| {
            let let_go = let_go.clone();
            let answered = resolve.clone();
            let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
                let granted = !lock.is_null() && !lock.is_undefined();
                let _ = answered.call1(&JsValue::NULL, &granted.into());
                if !granted {
                    return JsValue::UNDEFINED;
                }
                // The lock is held until this promise is kept.
                Promise::new(&mut |keep, _| {
                    let_go.borrow_mut().replace(keep);
                })
                .into()
            });
            let asked = Reflect::set(&options, &how.into(), &true.into())
                .and_then(|_| manager())
                .and_then(|manager| manager.request(name, &options, callback.unchecked_ref()));
            match asked {
                Ok(ended) => {
                    // The request is refused in the end only if another tab stole the lock.
                    let lost = lost.clone();
                    let stolen = Closure::new(move |_: JsValue| lost());
                    let _ = ended.catch(&stolen);
                    stolen.forget();
                }
                Err(_) => {
                    let _ = resolve.call1(&JsValue::NULL, &false.into());
                }
            }
        });
        JsFuture::from(granted).await.is_ok_and(|granted| granted == JsValue::TRUE)
    }

    fn listen(&self, name: &str, lost: impl Fn() + 'static) -> Result<(), JsValue> {
        let channel = BroadcastChannel::new(name)?;
        let asked = Closure::<dyn FnMut(MessageEvent)>::new(move |_| lost());
        channel.set_onmessage(Some(asked.as_ref().unchecked_ref()));
        asked.forget();
        self.channel.borrow_mut().replace(channel);
        Ok(())
    }
}

fn ask_to_let_go(name: &str) -> Result<(), JsValue> {
    let channel = BroadcastChannel::new(name)?;
    channel.post_message(&"let go".into())?;
    channel.close();
    Ok(())
}
