/// Six-digit codes that prove who reads an address.
///
/// Owns `verification_code`. Flow of SendCode: fold the address, in one transaction decide whether
/// another code may go out and store its hash, then, after the commit and on a thread of its own,
/// hand the mail to a [CodeSender]: by SMTP, or into a folder on a developer's machine. Flow of a
/// use: [Codes#check] counts the try and compares; [Codes#use] deletes the row in the transaction
/// that the code allows.
///
/// The table is in MySQL and not in Redis (ADR "Codes are stored in MySQL").
@NullMarked
package im.relation.account.code;

import org.jspecify.annotations.NullMarked;
