//! What most days do without: it comes in a file of its own when it is first wanted, so that the first visit is short.

use std::pin::Pin;

use zeroize::Zeroizing;

use super::intent::{Ask, DuplicatesIntent, FileIntent, Intent};
use super::post_box;
use super::problem::Problem;
use super::search;
use super::view::View;
use super::{
    Answer, App, actions, ask_reset, attachments, change_passphrase, child_maps, found_school, full_copy,
    grant_reset, hand_over, home, import_pupils, join_school, let_go, recovery_slot, renew_keys, take_grant,
};
use super::{adults, amend_concern, read_concerns, record_concern};
use super::{appoint, desk, devices, duplicates, frames, held, passkeys, remove_vault, revoke_device};
use super::{
    joining_pack, merge_bundles, practise, prepare_to_hear, profile, prove_kit, restore_school, second_factor,
};
use super::{report, send_update, settings, staff, succession, this_device, trail, visitor, volumes};
use crate::platform::ports::Ports;

/// Answers one of these questions.
pub fn answer<P: Ports>(app: &mut App<P>, ask: Ask) -> Pin<Box<dyn Future<Output = Answer> + '_>> {
    Box::pin(act(app, ask))
}

async fn act<P: Ports>(app: &mut App<P>, Ask { intent, blobs }: Ask) -> Answer {
    let mut blobs = blobs.into_iter();
    let mut blob = || blobs.next().unwrap_or_default();
    let view = match intent {
        Intent::OfferFactor => second_factor::offer(app),
        Intent::ConfirmFactor => second_factor::confirm(app, blob()).await,
        Intent::LookAtOwnReset { vault } => return ask_reset::look(app, &vault).await,
        Intent::AskReset { vault } => return ask_reset::ask(app, &vault, blob()).await,
        Intent::TakeGrant { vault } => take_grant::take(app, &vault, &blob(), blob()).await,
        Intent::LookAtReset => grant_reset::look(app, &blob()),
        Intent::GrantReset => return grant_reset::grant(app).await,
        Intent::RefreshRecoverySlot => recovery_slot::refresh(app).await.map(|()| View::Locked),
        Intent::PrepareToHear => prepare_to_hear::prepare(app, blob()).await,
        Intent::RenewKeys => renew_keys::renew(app).await,
        Intent::ChangePassphrase => change_passphrase::change(app, blob(), blob()).await,
        Intent::Found(founding) => found_school::found_school(app, &founding, blob()).await,
        Intent::LookAtPack => join_school::look_at_pack(app, &blob(), &blob()),
        Intent::Join(joining) => join_school::join_school(app, joining, blob()).await,
        Intent::Practise => practise::practise(app).await,
        Intent::SaveSchool { name, phones } => home::save_school(app, name, phones).await,
        Intent::Settings => home::show_settings(app),
        Intent::SaveSettings(settings) => home::save_settings(app, settings).await,
        Intent::ReadPupilFile => import_pupils::read_file(app, &blob()),
        Intent::PreviewPupils { mapping } => import_pupils::preview(app, mapping),
        Intent::PreviewRows { group, offset, limit } => import_pupils::rows(app, group, offset, limit),
        Intent::ImportPupils => import_pupils::import(app).await,
        Intent::Concern { entry } => read_concerns::open(app, &entry).await,
        Intent::Concerns { offset, limit } => search::concerns(app, offset, limit),
        Intent::Withdrawn { offset, limit } => read_concerns::list_withdrawn(app, offset, limit),
        Intent::DraftCorrection { entry } => amend_concern::correct(app, entry),
        Intent::DraftAddition { entry } => amend_concern::add(app, entry),
        Intent::Withdraw { entry, reason } => amend_concern::withdraw(app, entry, reason).await,
        Intent::SaveConcern { draft, content } => record_concern::save_sealed(app, &draft, &content).await,
        Intent::SchoolSettings(asked) => settings::answer(app, asked.open()?).await,
        Intent::Adults(asked) => adults::answer(app, asked.open()?, blob()).await,
        Intent::Devices => devices::list(app),
        Intent::Duplicates(DuplicatesIntent::List) => duplicates::list(app),
        Intent::Duplicates(DuplicatesIntent::Join { kept, joined }) => {
            duplicates::join(app, kept, joined).await
        }
        Intent::Duplicates(DuplicatesIntent::Separate { pupils }) => duplicates::separate(app, pupils).await,
        Intent::Staff => staff::list(app),
        Intent::Appoint { person, right, has } => appoint::appoint(app, person, right, has).await,
        Intent::Passkeys => passkeys::list(app).await,
        Intent::OfferPasskey => passkeys::offer(app).await,
        Intent::KeepPasskey { name, credential } => passkeys::keep(app, name, credential, blob()).await,
        Intent::RemovePasskey { number } => passkeys::remove(app, number).await,
        Intent::RemoveApp => passkeys::remove_app(app).await,
        Intent::VisitorSchools => visitor::schools(app).await,
        Intent::RecordOnce { school, visitor, content } => {
            return visitor::record(app, school, visitor, &content).await;
        }
        Intent::ShowFrames => frames::show(&blob()),
        Intent::ReadFrames { width } => return frames::read(app, width, &blob()),
        Intent::ChildMaps { pupils } => child_maps::list(app, &pupils).await,
        Intent::Held => held::list(app),
        Intent::Release { entry, reason } => held::release(app, entry, reason).await,
        Intent::Succession => succession::show(app),
        Intent::HandLead { person } => succession::hand_over(app, person).await,
        Intent::ReplaceLead { person, reason } => succession::propose(app, person, reason).await,
        Intent::AgreeToReplace { entry } => succession::agree(app, entry).await,
        Intent::LeadWithKit => {
            succession::lead_with_kit(app, &Zeroizing::new(blob()), &Zeroizing::new(blob())).await
        }
        Intent::RevokeDevice { device, reason } => revoke_device::revoke(app, device, reason).await,
        Intent::SavePerson { person, name, job, active } => {
            staff::save_person(app, person, name, job, active).await
        }
        Intent::MakePack => return joining_pack::make(app).await,
        Intent::ConfirmDevice { device, person } => staff::confirm_device(app, device, person).await,
        Intent::Files(FileIntent::Attach { name, have }) => {
            attachments::attach(app, &name, have, blob()).await
        }
        Intent::LetGo => let_go::let_go(app).await,
        Intent::Files(FileIntent::Tidy { sealed }) => attachments::tidy(app, sealed).await,
        Intent::Files(FileIntent::See { with, file }) => return attachments::see(app, with, &file).await,
        Intent::Files(FileIntent::Give { with, file }) => return attachments::give(app, with, &file).await,
        Intent::HandOver => return hand_over::make(app).await,
        Intent::SendUpdate => return send_update::make(app).await,
        Intent::FullCopy => return full_copy::make(app).await,
        Intent::NextVolume => return volumes::next(app).await,
        Intent::LookAtBundles { names } => {
            merge_bundles::look(app, names.into_iter().zip(blobs).collect()).await
        }
        Intent::Post(intent) => post_box::answer(app, intent).await,
        Intent::MergeBundles => merge_bundles::merge(app).await,
        Intent::Search(asked) => search::answer(app, asked.open()?).await,
        Intent::Desk(asked) => desk::answer(app, asked.open()?).await,
        Intent::Profile(asked) => profile::answer(app, asked.open()?).await,
        Intent::Actions(intent) => actions::answer(app, intent.open()?).await,
        Intent::Report(asked) => report::answer(app, asked.open()?).await,
        Intent::Trail(asked) => trail::answer(app, asked.open()?).await,
        Intent::ThisDevice => this_device::show(app).await,
        Intent::KeepSettings { short_name, idle_minutes } => {
            this_device::keep_settings(app, short_name, idle_minutes).await
        }
        Intent::LeaveMark => this_device::leave_mark(app).await,
        Intent::RemoveVault { with_drafts } => remove_vault::remove(app, with_drafts).await,
        Intent::ProveKit => prove_kit::prove(app, &Zeroizing::new(blob()), &Zeroizing::new(blob())).await,
        Intent::LookAtCopy => {
            restore_school::look(app, &blob(), &Zeroizing::new(blob()), &Zeroizing::new(blob())).await
        }
        Intent::Restore(joining) => restore_school::restore(app, joining, blob()).await,
        _ => Err(Problem::Fault("a question that is answered elsewhere".to_owned())),
    };
    Ok((view?, Vec::new()))
}
