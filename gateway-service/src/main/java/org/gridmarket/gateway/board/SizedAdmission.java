package org.gridmarket.gateway.board;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.board.BoardAdmission;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.run.MixRun;

/**
 * Bounds what each participant leaves on a board of the run, so that one of them can neither fill the gateway's memory nor
 * take the others' room. Honest messages are one list, the largest of the run at most, and a few hundred bytes.
 */
final class SizedAdmission implements BoardAdmission {
    private final BoardAdmission protocol;
    private final int most;
    private final Map<AccountKey, Integer> bytes = new HashMap<>();

    SizedAdmission(BoardAdmission protocol, MixRun run, int spare) {
        this.protocol = protocol;
        this.most = spare
                + IntStream.rangeClosed(1, run.size())
                        .map(position -> run.listSize(position) * run.entryLength(position))
                        .max()
                        .orElseThrow();
    }

    @Override
    public boolean admits(Octets message) {
        if (message.length() > most || !protocol.admits(message)) {
            return false;
        }
        AccountKey sender = Message.decode(message).orElseThrow().sender(); // the protocol has read it
        int before = bytes.getOrDefault(sender, 0);
        if (before + message.length() > most) {
            return false;
        }
        bytes.put(sender, before + message.length());
        return true;
    }
}
