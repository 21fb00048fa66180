"""Outgoing mail: `compose` makes a message, `send_mail` hands it over and says which failures are final. SMS leave
through an `SmsPort`."""

from wsc_soap.mail.message import Courriel, EtapeLine, InvalidMail, compose
from wsc_soap.mail.sending import PermanentFailure, SendingFailed, TemporaryFailure, send_mail
from wsc_soap.mail.sms import Sms, SmsPort, SpooledSms

__all__ = [
    "Courriel",
    "EtapeLine",
    "InvalidMail",
    "PermanentFailure",
    "SendingFailed",
    "Sms",
    "SmsPort",
    "SpooledSms",
    "TemporaryFailure",
    "compose",
    "send_mail",
]
