package org.gridmarket.kernel.command;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A signed operation as it travels through a relay, which carries it unread.
 *
 * @param signer the account's or meter's key
 * @param operation the id of the intent
 * @param lastBook the last book of the energy market, elsewhere the last ledger period, in which the operation is valid; its seal
 *     is read, so that a held-back copy cannot commit
 * @param payload canonical bytes of the command
 * @param signature Ed25519 over {@link SigningBytes}, 64 bytes
 */
public record Submission(AccountKey signer, OperationId operation, Book lastBook, Bytes payload, Bytes signature) {}
