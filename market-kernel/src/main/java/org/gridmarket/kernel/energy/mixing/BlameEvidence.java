package org.gridmarket.kernel.energy.mixing;

import java.util.List;
import org.gridmarket.kernel.wire.Bytes;

/** What an abort rests on. Anybody may hand it in: everything in it is signed by those whom it convicts. */
public sealed interface BlameEvidence {
    /** A board's entries of the run, from the first on; judged with the messages that stand on the ledger. */
    record Transcript(List<BoardLine> lines) implements BlameEvidence {
        public Transcript {
            lines = List.copyOf(lines);
        }
    }

    /** Two different messages of one kind by one sender, wherever they were found. */
    record TwoMessages(Bytes one, Bytes other) implements BlameEvidence {}

    /** Two faces of one board, with different heads under one number. */
    record TwoFaces(List<BoardLine> one, List<BoardLine> other) implements BlameEvidence {
        public TwoFaces {
            one = List.copyOf(one);
            other = List.copyOf(other);
        }
    }
}
