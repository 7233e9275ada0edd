//! The second factor and the passphrase.

pub const TITLE: &str = "Passphrase and second factor";

pub const MISSING_TITLE: &str = "Set up a second factor first";
pub const MISSING: &str = "You are an administrator: this vault holds what is most confidential in the school. From today it opens with \
    your passphrase and a code from your telephone. Setting that up takes a minute.";

pub const FACTOR_TITLE: &str = "Second factor";
pub const GUARDED: &str = "A second factor guards this vault: after the passphrase it asks for the code of your authenticator app, or for a passkey.";
pub const NOT_GUARDED: &str = "No second factor is set up. This vault opens with the passphrase alone.";
pub const FACTOR_ABOUT: &str = "A second factor keeps out somebody at this computer who has seen you type your passphrase. It does not \
    help against a thief who has the computer, the passphrase and much skill: lock the computer away as well.";
pub const SET_UP: &str = "Set up an authenticator app";
pub const SET_UP_AGAIN: &str = "Set up again, for another telephone";
pub const STEP_APP: &str =
    "Install an authenticator app on your telephone, if you have none yet. Any will do.";
pub const STEP_SCAN: &str = "In the app, add an account and point the camera at this picture.";
pub const QR_LABEL: &str = "Secret for the authenticator app, as a QR code";
pub const STEP_TYPE: &str = "No camera? Type this secret into the app instead. Spaces do not matter.";
pub const CODE: &str = "The six digits that the app shows now";
pub const CODE_HINT: &str = "They change every half minute.";
pub const CODE_WRONG: &str = "That is not the code of this moment. Look again: it may have just changed. If it never fits, the clock of \
    this computer or of the telephone is wrong";
pub const CONFIRM: &str = "Confirm";
pub const SET_TITLE: &str = "The second factor is set up";
pub const SET: &str = "The next time you unlock, Holdfast asks for a code after your passphrase.";
pub const BACKUP_TITLE: &str = "Ten backup codes";
pub const BACKUP_ABOUT: &str = "Each opens this vault once when the telephone is not at hand. They are shown only now. Print them or write \
    them down, and keep them where you keep your own keys, not at this computer.";
pub const PRINT: &str = "Print";
pub const KEPT: &str = "I have kept them safe";

pub const HEARING_TITLE: &str = "Before you hear concerns about adults";
pub const HEARING_ABOUT: &str = "Your safeguarding lead has asked you to hear concerns about adults. Nobody else may read them, not even an \
    administrator. Until now administrators could have opened this vault to help you with a forgotten passphrase; so its keys are made anew first, \
    and from then on only others who hear such concerns can help you.";
pub const HEARING_COSTS: &str =
    "Your passphrase stays, and an authenticator app goes on working. Passkeys have to be added again.";
pub const HEARING_PASSPHRASE: &str = "Your passphrase";
pub const HEARING_PREPARE: &str = "Make the keys anew";
pub const HEARING_READY: &str = "You are ready to hear concerns about adults";

/// Who can help with a forgotten passphrase from now on.
pub fn hearing_helpers(names: &[String]) -> String {
    if names.is_empty() {
        "Nobody can help you with a forgotten passphrase now, until another administrator hears concerns about adults as well and has made their keys anew. \
            Hand over what you write soon, and keep your passphrase where only you find it."
            .to_owned()
    } else {
        format!("If you forget your passphrase, {} can help you.", super::listed(names))
    }
}

pub const PASSKEYS_TITLE: &str = "Passkeys";
pub const PASSKEYS_FACTOR: &str = "A passkey is a fingerprint, a face or a PIN on this device or your telephone, or a security key. Here it is a second factor beside your \
    passphrase, in place of the app's code. Without the app it also stops a thief who takes the disk from then on and knows the passphrase.";
pub const PASSKEYS_UNLOCK: &str = "A passkey is a fingerprint, a face or a PIN on this device or your telephone, or a security key. With one you unlock without typing \
    your passphrase. The passphrase goes on working.";
pub const PASSKEYS_IMPOSSIBLE: &str =
    "This browser has no passkeys at this address. They need a current browser, and an address with a name.";
pub const PASSKEY_NAME: &str = "What to call it";
pub const PASSKEY_NAME_HINT: &str =
    "For example \"My telephone\". So that you know which one to remove if you lose it.";
pub const PASSKEY_NAME_MISSING: &str = "Enter a name for the passkey";
pub const PASSKEY_ADD: &str = "Add a passkey";
pub const PASSKEY_ADDED: &str = "The passkey is added";
pub const PASSKEY_REMOVE: &str = "Remove";
pub const PASSKEY_IS_FACTOR: &str = "Second factor";
pub const PASSKEY_IS_UNLOCK: &str = "Opens this vault";
pub const APP_REMOVE_TITLE: &str = "Do without the authenticator app";
pub const APP_REMOVE_ABOUT: &str = "Its codes are checked by this program, and whoever can run another one skips the check. With passkeys alone there is nothing to \
    skip. Backup codes go with the app; if you lose every passkey, another administrator helps you in.";
pub const APP_REMOVE: &str = "Remove the authenticator app";
pub const LOCK_PASSKEY: &str = "Your passphrase was right. Now the second factor.";
pub const USE_PASSKEY: &str = "Use a passkey";
pub const UNLOCK_WITH_PASSKEY: &str = "Unlock with a passkey";

pub const PASSPHRASE_TITLE: &str = "Change the passphrase";
pub const PASSPHRASE_ABOUT: &str = "Do this if anybody may have seen you type it. Until the new one is proven, the old one opens this vault.";
pub const OLD: &str = "Your passphrase so far";
pub const OLD_WRONG: &str = "That is not the passphrase of this vault. Nothing was changed";
pub const SHOW_OLD: &str = "the passphrase so far";
pub const CHANGE: &str = "Change the passphrase";
pub const CHANGING: &str = "Changing the passphrase…";
pub const CHANGED: &str = "The passphrase is changed";
pub const CHANGED_ABOUT: &str = "From now on this vault opens with the new one alone.";

pub const RENEW_TITLE: &str = "Renew the keys of this vault";
pub const RENEW_ABOUT: &str = "Do this after somebody else has had this computer, together with a new passphrase. Everything is sealed \
    again under new keys; who copied the disk before learns nothing of what you write from now on. Make a hand-over or a full copy first.";
pub const RENEW: &str = "Renew the keys";
pub const RENEWING: &str = "Sealing everything again…";
pub const RENEWED: &str = "Everything is sealed under new keys";

pub const LOCK_CODE: &str = "Code from your authenticator app";
pub const LOCK_CODE_HINT: &str = "Or one of your backup codes.";
pub const LOCK_CODE_MISSING: &str = "Enter the code that your app shows now";
pub const GO_ON: &str = "Go on";

pub fn passkey_added(when: &str) -> String {
    format!("added on {when}")
}
