package org.gridmarket.coinshuffle.shuffle;

import java.util.List;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.MixProtocol;
import org.gridmarket.coinshuffle.blame.BlameVerifier;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardAdmission;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.OutputPolicy;

/**
 * CoinShuffle (Ruffing, Moreno-Sanchez, Kate, ESORICS 2014; section 2.4 of the text) with HPKE onions, sorted lists,
 * and blame by replay.
 */
public final class CoinShuffle implements MixProtocol {
    private final SignatureCheck check;

    public CoinShuffle() {
        this(SignatureCheck.PINNED);
    }

    /** With a check that remembers what it has verified, for simulations of many participants. */
    public CoinShuffle(SignatureCheck check) {
        this.check = check;
    }

    @Override
    public String name() {
        return "coinshuffle";
    }

    @Override
    public MixParticipation join(MixRun run, MixParty party) {
        return new ShuffleParticipation(run, party);
    }

    @Override
    public Verdict judge(MixRun run, List<BoardEntry> transcript, List<Octets> onLedger, OutputPolicy policy) {
        return new BlameVerifier(policy, check).judge(run, transcript, onLedger);
    }

    @Override
    public BoardAdmission admission(MixRun run) {
        return new ParticipantsOnly(run, check);
    }
}
