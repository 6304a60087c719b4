"""What can go wrong between us and a mail server, in plain words."""

import smtplib
import ssl

from folio.errors import FolioError
from folio.publishing.mail import header


class MailError(FolioError):
    """Mail could not be sent.

    `is_refused` tells whether the server would not have this one message, though it may have
    others. Who was just handing it over adds whether it `may_have_arrived` all the same, and
    whether it was refused because its reader `is_unknown_there`.
    """

    exit_code = 69
    may_have_arrived = False
    is_unknown_there = False

    def __init__(self, told: str, *, can_pass: bool = False, is_refused: bool = False) -> None:
        self.can_pass = can_pass
        self.is_refused = is_refused
        super().__init__(told)


def told(error: Exception, place: str, patience: float) -> MailError:  # noqa: C901 - one case a fault
    """What went wrong between us and the server, and what to do."""
    if isinstance(error.__context__, TimeoutError):
        error = error.__context__
    match error:
        case MailError():
            return error
        case smtplib.SMTPAuthenticationError():
            return MailError(
                f"The mail server {place} does not accept the user or the password. "
                "Correct FOLIO_SMTP_USER and FOLIO_SMTP_PASSWORD."
            )
        case ssl.SSLCertVerificationError():
            return MailError(
                f"The certificate of the mail server {place} cannot be trusted "
                f"({error.verify_message.rstrip('.')}). Correct FOLIO_SMTP_HOST, or name the "
                "office's own authority with FOLIO_SMTP_CA_FILE."
            )
        case UnicodeError():
            return MailError(
                "The user or the password has letters that a mail server cannot be told. "
                "Correct FOLIO_SMTP_USER and FOLIO_SMTP_PASSWORD."
            )
        case smtplib.SMTPNotSupportedError():
            return MailError(
                f"The mail server {place} does not offer what is asked of it "
                f"({said(str(error)).rstrip('.')}). Choose FOLIO_SMTP_SECURITY (starttls, tls or "
                "none) and FOLIO_SMTP_USER as whoever looks after the server says."
            )
        case ssl.SSLError():
            return MailError(
                f"With the mail server {place} no secret line could be agreed on. "
                "Look whether FOLIO_SMTP_PORT and FOLIO_SMTP_SECURITY belong together: mostly 587 "
                "with starttls, or 465 with tls."
            )
        case TimeoutError():
            return MailError(
                f"The mail server {place} did not answer within {patience:g} seconds. "
                "Look whether FOLIO_SMTP_HOST, FOLIO_SMTP_PORT and FOLIO_SMTP_SECURITY are right, "
                "then try again.",
                can_pass=True,
            )
        case smtplib.SMTPServerDisconnected():
            return MailError(
                f"The mail server {place} broke off. Run the same command again later; "
                "what was sent is not sent twice.",
                can_pass=True,
            )
        case smtplib.SMTPResponseException():
            return MailError(
                f"The mail server {place} refused: {error.smtp_code} {said(error.smtp_error)}. "
                "Ask whoever looks after the server.",
                can_pass=400 <= error.smtp_code < 500,
            )
        case OSError():
            return MailError(
                f"The mail server {place} cannot be reached ({error.strerror or error}). "
                "Look whether FOLIO_SMTP_HOST and FOLIO_SMTP_PORT are right and the server runs, "
                "then try again.",
                can_pass=True,
            )
    return MailError(f"The mail server {place} gave an answer that makes no sense: {error}.")


def said(text: bytes | str) -> str:
    """What a server answered, on one line and not too long."""
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    return header(words)[:200]
