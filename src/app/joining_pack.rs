//! Make a joining pack: one file for all staff and a six-word code told apart from it. Fourteen days.

use std::collections::BTreeMap;

use crate::bundle::manifest::BundleKind;
use crate::bundle::write::{Audience, Files, Plan, write};
use crate::crypto::random::make_bytes;
use crate::crypto::words::make_code;
use crate::domain::access::Action;
use crate::domain::event::{Event, Pack};
use crate::domain::ids::PackId;
use crate::domain::time::Millis;

use super::bundles::make_file_name;
use super::hand_over::noted;
use super::selection::for_everyone;
use super::view::{PackMade, View};
use super::{Answer, App, Open};
use crate::platform::ports::Ports;

/// How long a pack may be used, in milliseconds.
pub const PACK_LIFE: i64 = 14 * 24 * 60 * 60 * 1000;

/// Makes a joining pack.
pub(super) async fn make<P: Ports>(app: &mut App<P>) -> Answer {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ManageStaff)?;
    let expires = Millis(ports.clock().now().0 + PACK_LIFE);
    let secret = hex::encode(make_bytes::<32>(ports.random()));
    let pack = Pack { pack: PackId(make_bytes(ports.random())), secret, expires };
    let entries = session.write(ports, vec![Event::JoiningPack(pack)], Vec::new()).await?;
    let code = make_code(ports.random());
    let seal = async |session: &Open<P>, bundle, number| {
        let mut lines: Vec<&str> = for_everyone(session).iter().map(|entry| entry.line()).collect();
        lines.extend(entries.iter().map(|entry| entry.line()));
        let plan = Plan {
            kind: BundleKind::JoiningPack,
            school: session.school(),
            practice: session.vault.root().practice,
            device: session.device(),
            bundle,
            number,
            base: BTreeMap::new(),
            heads: BTreeMap::new(),
            lines,
            files: Files::default(),
            made: ports.clock().now(),
        };
        Ok(write(&plan, &session.vault.keys().signing, &Audience::Code(&code))?)
    };
    let file = noted(ports, session, BundleKind::JoiningPack, seal).await?;
    let made = PackMade {
        file_name: make_file_name(ports.random(), "age"),
        code: code.to_string(),
        expires,
        pupils: session.register.directory().count(),
        staff: session.register.people.len(),
    };
    Ok((View::PackMade(made), vec![file]))
}
