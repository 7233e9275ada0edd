//! A gzip member (RFC 1952) whose beginning is deflated and whose rest is stored as it is: attachments are packed already,
//! and are passed through at the speed of copying.

use std::io::{self, Write};

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

/// Magic number, deflate, no flags, time zero, fastest, unknown system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 0xff];
/// The longest block that is stored.
const BLOCK: usize = 65_535;

/// Writes one gzip member.
pub(super) struct Gzip<W> {
    out: W,
    crc: Crc,
    deflate: Compress,
    stored: bool,
}

impl<W: Write> Gzip<W> {
    /// Begins a member.
    pub(super) fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(&HEADER)?;
        Ok(Self { out, crc: Crc::new(), deflate: Compress::new(Compression::fast(), false), stored: false })
    }

    /// From here on everything is stored as it is.
    pub(super) fn store(&mut self) -> io::Result<()> {
        if !self.stored {
            self.deflated(&[], FlushCompress::Sync)?;
            self.stored = true;
        }
        Ok(())
    }

    /// Ends the member.
    pub(super) fn finish(mut self) -> io::Result<W> {
        if self.stored {
            self.block(&[], true)?;
        } else {
            self.deflated(&[], FlushCompress::Finish)?;
        }
        self.out.write_all(&self.crc.sum().to_le_bytes())?;
        self.out.write_all(&self.crc.amount().to_le_bytes())?;
        Ok(self.out)
    }

    fn deflated(&mut self, mut bytes: &[u8], flush: FlushCompress) -> io::Result<()> {
        let mut buffer = [0; 8 << 10];
        loop {
            let (taken, given) = (self.deflate.total_in(), self.deflate.total_out());
            let status = self.deflate.compress(bytes, &mut buffer, flush).map_err(io::Error::other)?;
            let count = |now: u64, before: u64| usize::try_from(now - before).unwrap_or_default();
            let given = count(self.deflate.total_out(), given);
            bytes = bytes.get(count(self.deflate.total_in(), taken)..).unwrap_or_default();
            self.out.write_all(buffer.get(..given).unwrap_or_default())?;
            let over = match flush {
                FlushCompress::Finish => status == Status::StreamEnd,
                _ => bytes.is_empty() && given < buffer.len(),
            };
            if over {
                return Ok(());
            }
        }
    }

    fn block(&mut self, bytes: &[u8], last: bool) -> io::Result<()> {
        let length = u16::try_from(bytes.len()).map_err(io::Error::other)?;
        self.out.write_all(&[u8::from(last)])?;
        self.out.write_all(&length.to_le_bytes())?;
        self.out.write_all(&(!length).to_le_bytes())?;
        self.out.write_all(bytes)
    }
}

impl<W: Write> Write for Gzip<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.crc.update(bytes);
        if self.stored {
            bytes.chunks(BLOCK).try_for_each(|block| self.block(block, false))?;
        } else {
            self.deflated(bytes, FlushCompress::None)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::bufread::GzDecoder;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back_wherever_storing_begins(
            pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..3_000), 0..6),
            from in 0_usize..7,
        ) {
            let mut gzip = Gzip::begin(Vec::new()).unwrap();
            for (number, piece) in pieces.iter().enumerate() {
                if number == from {
                    gzip.store().unwrap();
                }
                gzip.write_all(piece).unwrap();
            }
            let bytes = gzip.finish().unwrap();
            let mut decoder = GzDecoder::new(bytes.as_slice());
            let mut read = Vec::new();
            decoder.read_to_end(&mut read).unwrap();
            prop_assert_eq!(read, pieces.concat());
            prop_assert!(decoder.into_inner().is_empty());
        }
    }

    #[test]
    fn a_long_file_takes_several_blocks_and_words_shrink() {
        let long = vec![b'x'; BLOCK * 3 + 1];
        let mut gzip = Gzip::begin(Vec::new()).unwrap();
        gzip.write_all(&long).unwrap();
        let shrunk = gzip.finish().unwrap();
        assert!(shrunk.len() < 3_000);
        let mut gzip = Gzip::begin(Vec::new()).unwrap();
        gzip.store().unwrap();
        gzip.write_all(&long).unwrap();
        let stored = gzip.finish().unwrap();
        assert!(stored.len() > long.len());
        let mut read = Vec::new();
        GzDecoder::new(stored.as_slice()).read_to_end(&mut read).unwrap();
        assert_eq!(read, long);
    }
}
