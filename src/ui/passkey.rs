//! Asks the browser for passkeys (Web Authentication level 3) and for the secret that one derives from a salt (its `prf`
//! extension). The browser shows its own questions; what comes back goes to the vault worker and is kept nowhere here.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;
use crate::app::problem::Problem;
use crate::app::view::{PasskeyOffer, PasskeyOffered};
use crate::crypto::random::make_bytes;
use crate::platform::random::SystemRandom;

/// Milliseconds until the browser gives up asking.
const PATIENCE: f64 = 120_000.0;

/// A passkey that answered: its credential's id (hexadecimal) and its secret.
pub struct Answer {
    /// The credential's id.
    pub credential: String,
    /// The secret.
    pub secret: Vec<u8>,
}

/// Why none did.
pub enum NoPasskey {
    /// The person did not choose one, or took too long.
    Cancelled,
    /// The authenticator derives no secret.
    Unfit,
}

impl NoPasskey {
    /// What to tell the person; nothing where they broke it off.
    pub fn problem(&self) -> Option<Problem> {
        match self {
            Self::Cancelled => None,
            Self::Unfit => Some(Problem::PasskeyUnfit),
        }
    }
}

/// Whether this browser has passkeys at this address: they need a name, not a number, and a secure connection.
pub fn possible() -> bool {
    let named = window::window()
        .location()
        .hostname()
        .is_ok_and(|host| !host.starts_with('[') && host.chars().any(|c| !c.is_ascii_digit() && c != '.'));
    let has = |name| Reflect::has(&window::window(), &JsValue::from(name)).unwrap_or(false);
    named && has("PublicKeyCredential")
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from(*name), value);
    }
    object.into()
}

fn bytes(hex: &str) -> JsValue {
    Uint8Array::from(hex::decode(hex).unwrap_or_default().as_slice()).into()
}

fn random<const N: usize>() -> JsValue {
    Uint8Array::from(make_bytes::<N>(&SystemRandom).as_slice()).into()
}

fn challenge() -> JsValue {
    // Nobody checks the signature: what counts is the secret. The field must be there.
    random::<32>()
}

fn descriptors<'a>(credentials: impl Iterator<Item = &'a str>) -> JsValue {
    let one = |id| object(&[("type", "public-key".into()), ("id", bytes(id))]);
    credentials.map(one).collect::<Array>().into()
}

/// Calls `navigator.credentials.create` or `.get`.
async fn call(method: &str, options: JsValue) -> Result<JsValue, NoPasskey> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from(name)).ok();
    let promise = get(&window::window().navigator(), "credentials").and_then(|credentials| {
        let method: Function = get(&credentials, method)?.dyn_into().ok()?;
        let options = object(&[("publicKey", options)]);
        method.call1(&credentials, &options).ok()?.dyn_into::<Promise>().ok()
    });
    let answer = JsFuture::from(promise.ok_or(NoPasskey::Unfit)?).await;
    answer.ok().filter(JsValue::is_object).ok_or(NoPasskey::Cancelled)
}

fn id(credential: &JsValue) -> Option<String> {
    let raw = Reflect::get(credential, &JsValue::from("rawId")).ok()?;
    Some(hex::encode(Uint8Array::new(&raw).to_vec()))
}

/// The secret among the extensions' results.
fn secret(credential: &JsValue) -> Option<Vec<u8>> {
    let member = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from(name)).ok();
    let method: Function = member(credential, "getClientExtensionResults")?.dyn_into().ok()?;
    let prf = member(&method.call0(credential).ok()?, "prf")?;
    let first = member(&member(&prf, "results")?, "first")?;
    let secret = Uint8Array::new(&first).to_vec();
    (secret.len() == 32).then_some(secret)
}

/// Makes a passkey and asks it for its secret: some authenticators answer at once, others when asked a second time.
///
/// # Errors
/// [`NoPasskey`].
pub async fn make(offered: &PasskeyOffered) -> Result<Answer, NoPasskey> {
    let parameter = |algorithm: i32| object(&[("type", "public-key".into()), ("alg", algorithm.into())]);
    let eval = object(&[("first", bytes(&offered.salt))]);
    let options = object(&[
        ("rp", object(&[("name", "Holdfast".into())])),
        (
            "user",
            object(&[
                ("id", random::<16>()),
                ("name", offered.name.as_str().into()),
                ("displayName", offered.name.as_str().into()),
            ]),
        ),
        ("challenge", challenge()),
        ("pubKeyCredParams", [-8, -7, -257].into_iter().map(parameter).collect::<Array>().into()),
        (
            "authenticatorSelection",
            object(&[("residentKey", "preferred".into()), ("userVerification", "required".into())]),
        ),
        ("excludeCredentials", descriptors(offered.credentials.iter().map(String::as_str))),
        ("extensions", object(&[("prf", object(&[("eval", eval)]))])),
        ("timeout", PATIENCE.into()),
    ]);
    let made = call("create", options).await?;
    let credential = id(&made).ok_or(NoPasskey::Unfit)?;
    if let Some(secret) = secret(&made) {
        return Ok(Answer { credential, secret });
    }
    let offer = PasskeyOffer { number: 0, credential, salt: offered.salt.clone() };
    ask(&[offer]).await.map(|(_, answer)| answer)
}

/// Asks for one of these passkeys: its number, and what it answered.
///
/// # Errors
/// [`NoPasskey`].
pub async fn ask(offers: &[PasskeyOffer]) -> Result<(u32, Answer), NoPasskey> {
    let salts: Vec<(String, JsValue)> = offers
        .iter()
        .map(|offer| {
            let id = URL_SAFE_NO_PAD.encode(hex::decode(&offer.credential).unwrap_or_default());
            (id, object(&[("first", bytes(&offer.salt))]))
        })
        .collect();
    let salts: Vec<(&str, JsValue)> = salts.iter().map(|(id, salt)| (id.as_str(), salt.clone())).collect();
    let options = object(&[
        ("challenge", challenge()),
        ("allowCredentials", descriptors(offers.iter().map(|offer| offer.credential.as_str()))),
        ("userVerification", "required".into()),
        ("extensions", object(&[("prf", object(&[("evalByCredential", object(&salts))]))])),
        ("timeout", PATIENCE.into()),
    ]);
    let given = call("get", options).await?;
    let credential = id(&given).ok_or(NoPasskey::Unfit)?;
    let number = offers.iter().find(|offer| offer.credential == credential).map(|offer| offer.number);
    let secret = secret(&given).ok_or(NoPasskey::Unfit)?;
    Ok((number.ok_or(NoPasskey::Unfit)?, Answer { credential, secret }))
}
