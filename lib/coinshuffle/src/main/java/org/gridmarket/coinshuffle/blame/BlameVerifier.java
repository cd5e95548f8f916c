package org.gridmarket.coinshuffle.blame;

import java.util.List;
import java.util.Optional;
import org.gridmarket.coinshuffle.board.BoardChain;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.OutputPolicy;

/**
 * Judges evidence as a third party: a pure function, for chaincode, gateways and auditors. The transcript may come from
 * anybody; what it lacks or alters makes it prove nothing, and never makes an honest participant guilty.
 */
public final class BlameVerifier {
    private final OutputPolicy policy;
    private final SignatureCheck check;

    public BlameVerifier(OutputPolicy policy, SignatureCheck check) {
        this.policy = policy;
        this.check = check;
    }

    /**
     * What the board's entries prove.
     *
     * <p>SILENT and LATE rest on the board's word, so the caller in addition hands in all messages of the run that
     * stand on the ledger, asks only after the challenge window, and refuses a transcript whose last stamp is ahead of
     * the ledger's time by more than the clock tolerance.
     *
     * @param transcript from the first entry on
     * @param onLedger messages that participants posted on the ledger within the challenge windows
     */
    public Verdict judge(MixRun run, List<BoardEntry> transcript, List<Octets> onLedger) {
        var chain = new BoardChain(run);
        for (var entry : transcript) {
            if (!chain.take(entry)) {
                return new Verdict.Unproven();
            }
        }
        if (!chain.isSigned(check)) {
            return new Verdict.Unproven();
        }
        var view = new RunView(run, policy, check);
        onLedger.forEach(view::readFromLedger);
        transcript.forEach(view::read);
        return view.verdict();
    }

    /** Two messages that only an equivocating sender signs both; where they were found does not matter. */
    public Optional<Fault> equivocation(MixRun run, Octets first, Octets second) {
        var one = readable(run, first);
        var other = readable(run, second);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var same = one.get().sender().equals(other.get().sender())
                && one.get().kind() == other.get().kind();
        return same && !one.get().body().equals(other.get().body())
                ? Optional.of(new Fault(one.get().sender(), Offence.EQUIVOCATION))
                : Optional.empty();
    }

    /** Whether these two faces of the board carry different signed heads under one number. */
    public boolean isForked(MixRun run, List<BoardEntry> one, List<BoardEntry> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            var left = one.get(i);
            var right = other.get(i);
            if (left.number() == right.number()
                    && !left.head().equals(right.head())
                    && isSigned(run, left)
                    && isSigned(run, right)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSigned(MixRun run, BoardEntry entry) {
        return BoardEntry.isSigned(
                run.session(),
                entry.number(),
                entry.head(),
                entry.signature(),
                run.terms().board(),
                check);
    }

    private Optional<Message> readable(MixRun run, Octets encoded) {
        return Message.decode(encoded)
                .filter(message -> message.session().equals(run.session())
                        && run.includes(message.sender())
                        && message.isSigned(check));
    }
}
