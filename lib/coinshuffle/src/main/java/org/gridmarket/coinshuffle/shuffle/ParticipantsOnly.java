package org.gridmarket.coinshuffle.shuffle;

import java.util.HashMap;
import java.util.Map;
import org.gridmarket.coinshuffle.board.BoardAdmission;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;

/** Admits signed messages of this run's participants, {@value MixLimits#MAX_MESSAGES_EACH} of each at most. */
final class ParticipantsOnly implements BoardAdmission {
    private final MixRun run;
    private final SignatureCheck check;
    private final Map<AccountKey, Integer> admitted = new HashMap<>();

    ParticipantsOnly(MixRun run, SignatureCheck check) {
        this.run = run;
        this.check = check;
    }

    @Override
    public boolean admits(Octets octets) {
        return Message.decode(octets)
                .filter(message -> message.session().equals(run.session())
                        && run.includes(message.sender())
                        && admitted.getOrDefault(message.sender(), 0) < MixLimits.MAX_MESSAGES_EACH
                        && message.isSigned(check))
                .map(message -> admitted.merge(message.sender(), 1, Integer::sum))
                .isPresent();
    }
}
