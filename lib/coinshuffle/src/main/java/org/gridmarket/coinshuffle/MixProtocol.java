package org.gridmarket.coinshuffle;

import java.util.List;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardAdmission;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.OutputPolicy;

/**
 * How N participants agree on m*N fresh outputs without anybody learning whose is whose. A protocol reads entries of a
 * board and answers with messages for it; what the messages say is its own affair, so that DiceMix Light can stand
 * beside CoinShuffle. An implementation is a pure function of its arguments, holds no state between runs, and
 *
 * <ul>
 *   <li>completes a run in which everybody is honest and the board delivers;
 *   <li>otherwise names at least one culprit or the board, and never an honest participant;
 *   <li>lets an honest participant either sign a run or reveal its secrets of that run, never both.
 * </ul>
 */
public interface MixProtocol {
    /** One word for logs and reports. */
    String name();

    /** Takes part in one run. Throws IllegalArgumentException when the party is not one of its participants. */
    MixParticipation join(MixRun run, MixParty party);

    /**
     * What a transcript proves, for whoever took no part. What the caller must look after is said at {@link
     * org.gridmarket.coinshuffle.blame.BlameVerifier#judge}.
     */
    Verdict judge(MixRun run, List<BoardEntry> transcript, List<Octets> onLedger, OutputPolicy policy);

    /** The gate of a board for one run: messages of participants only, bounded for each. */
    BoardAdmission admission(MixRun run);
}
