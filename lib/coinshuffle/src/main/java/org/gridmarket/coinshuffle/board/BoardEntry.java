package org.gridmarket.coinshuffle.board;

import java.time.Instant;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.run.SessionId;

/**
 * One line of the board. Its head chains it to all lines before, and the board signs the head, so that two different
 * heads under one number prove a forked board.
 *
 * @param number 1, 2, 3...; 0 is the empty board
 * @param stamp by the board's clock, whole seconds, never before its predecessor's
 * @param content a participant's message, unread by the board, or nothing: a tick that only tells the time
 * @param head hash of the predecessor's head, number, stamp and content
 * @param signature the board's, over session, number and head
 */
public record BoardEntry(long number, Instant stamp, Octets content, Octets head, Octets signature) {
    /** Signed form of the next line. For boards. */
    static BoardEntry next(
            SessionId session, long number, Octets previousHead, Instant stamp, Octets content, AccountSigner board) {
        var head = headOf(previousHead, number, stamp, content);
        return new BoardEntry(number, stamp, content, head, board.sign(signingOctets(session, number, head)));
    }

    /** The head of an empty board. */
    public static Octets genesis(SessionId session) {
        return Digests.sha256(CanonicalWriter.tagged("gridmarket-mix-board-v1").fixed(session.octets()));
    }

    static Octets headOf(Octets previousHead, long number, Instant stamp, Octets content) {
        return Digests.sha256(CanonicalWriter.tagged("gridmarket-mix-entry-v1")
                .fixed(previousHead)
                .u64(number)
                .u64(stamp.getEpochSecond())
                .fixed(Digests.sha256(content)));
    }

    /** Whether the board signed this head under this number. */
    public static boolean isSigned(
            SessionId session, long number, Octets head, Octets signature, AccountKey board, SignatureCheck check) {
        return check.verify(board, signingOctets(session, number, head), signature);
    }

    private static Octets signingOctets(SessionId session, long number, Octets head) {
        return CanonicalWriter.tagged("gridmarket-mix-head-v1")
                .fixed(session.octets())
                .u64(number)
                .fixed(head)
                .octets();
    }
}
