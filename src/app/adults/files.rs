//! Files that go with what is sealed to a few. Each travels as an `age` file that only those few open; the file as it was
//! attached leaves this vault with its draft.

use zeroize::Zeroizing;

use crate::app::App;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::bundle::enclosure::{disclose, enclose as seal};
use crate::crypto::hash::sha256;
use crate::crypto::recipient::{Identity, Recipient};
use crate::domain::attachment::Attachment;
use crate::domain::hearing::{Enclosed, OpenedBy, Said};
use crate::domain::ids::{Digest, EntryId};
use crate::platform::ports::Ports;
use crate::store::Backend;
use crate::vault::VaultError;

use super::seal::{self as sealing, Sealing};

/// Seals the files of a draft.
pub(super) async fn enclose<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    attachments: Vec<Attachment>,
    to: &Recipient,
) -> Result<Vec<Enclosed>, Problem> {
    let mut enclosed = Vec::with_capacity(attachments.len());
    for attachment in attachments {
        let file = read(session, &attachment.file).await?;
        let sealed = seal(&file, to)?;
        let (digest, length) = (Digest(sha256(&[&sealed])), sealed.len() as u64);
        let progress = |done| {
            ports.progress(done, length);
            !ports.called_off()
        };
        session.vault.keep_file(ports.random(), &digest, length, &mut sealed.as_slice(), progress).await?;
        enclosed.push(Enclosed { sealed: digest, attachment });
    }
    Ok(enclosed)
}

async fn read<B: Backend>(session: &Session<B>, file: &Digest) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let lost = |error| match error {
        VaultError::Absent => Problem::FileNotHere,
        VaultError::Damaged("file") => Problem::FileDamaged,
        error => error.into(),
    };
    let mut bytes = Zeroizing::new(Vec::new());
    let take = |chunk: &[u8]| {
        bytes.extend_from_slice(chunk);
        Ok(())
    };
    session.vault.read_file(file, take).await.map_err(lost)?;
    Ok(bytes)
}

/// A file of a concern that this device hears; `taken` if it leaves the program, which is noted for those who hear it.
pub(in crate::app) async fn open<P: Ports>(
    app: &mut App<P>,
    concern: &EntryId,
    file: &Digest,
    taken: bool,
) -> Result<(Attachment, Zeroizing<Vec<u8>>), Problem> {
    let (ports, session) = app.open_mut()?;
    let case = super::case_of(session, concern)?;
    let found = case.files().find(|enclosed| enclosed.attachment.file == *file).cloned();
    let Enclosed { sealed, attachment } = found.ok_or(Problem::NotHere)?;
    let identity: Option<Identity> = case.answers.as_ref().and_then(|text| text.parse().ok());
    let opened = read(session, &sealed).await?;
    let plain = disclose(&opened, &identity.ok_or(Problem::NotHere)?, attachment.bytes)?;
    if Digest(sha256(&[&plain])) != attachment.file {
        return Err(Problem::FileDamaged);
    }
    if taken && !session.vault.root().superseded {
        let to = sealing::circle(session, |person| case.kept_from(person))?;
        let said = Said::Opened(OpenedBy { concern: *concern, file: Some(*file) });
        sealing::write(ports, session, vec![Sealing::plain(said, to)], Vec::new()).await?;
    }
    Ok((attachment, plain))
}
