package org.gridmarket.coinshuffle.message;

import org.gridmarket.coinshuffle.board.BoardChain;
import org.gridmarket.coinshuffle.bytes.CanonicalReader;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;

/**
 * What the sender had seen of the board when it signed: the number and head of the last entry with the board's
 * signature. A message that reaches the readers of another face of the board so convicts the board.
 *
 * @param number 0 for an empty board, up to 2^32 - 1
 * @param head 32 octets
 * @param signature 64 octets; all zero on an empty board, whose head needs none
 */
public record SignedHead(long number, Octets head, Octets signature) {
    private static final Octets NO_SIGNATURE = Octets.copyOf(new byte[SignatureCheck.SIGNATURE_LENGTH]);

    /** Of this chain's last entry. */
    public static SignedHead of(BoardChain chain) {
        var signature = chain.length() == 0 ? NO_SIGNATURE : chain.lastSignature();
        return new SignedHead(chain.length(), chain.lastHead(), signature);
    }

    void writeTo(CanonicalWriter writer) {
        writer.u32(number).fixed(head).fixed(signature);
    }

    static SignedHead read(CanonicalReader reader) {
        return new SignedHead(
                reader.u32(), reader.fixed(Digests.LENGTH), reader.fixed(SignatureCheck.SIGNATURE_LENGTH));
    }
}
