package org.gridmarket.coinshuffle.run;

import java.nio.charset.StandardCharsets;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;

/**
 * What {@code openMix} fixes for a mix and all its runs.
 *
 * @param channel the ledger's channel, 1..{@value MixLimits#MAX_CHANNEL_OCTETS} octets of UTF-8
 * @param mixId 32 octets that no other mix of the channel has, such as the hash of the opening transaction's id
 * @param bundle canonical octets of what each output receives, opaque here, identical for all outputs
 * @param outputsEach fresh accounts per participant, the same number for everybody (cover)
 * @param leastParticipants k_min: a run with fewer does not start
 * @param board whose signature stands under the entries of the bulletin board
 * @param timetable the steps' durations
 */
public record MixTerms(
        String channel,
        Octets mixId,
        Octets bundle,
        int outputsEach,
        int leastParticipants,
        AccountKey board,
        Timetable timetable) {
    public MixTerms {
        MixLimits.within(
                "channel name length",
                channel.getBytes(StandardCharsets.UTF_8).length,
                1,
                MixLimits.MAX_CHANNEL_OCTETS);
        MixLimits.within("mix id length", mixId.length(), Digests.LENGTH, Digests.LENGTH);
        MixLimits.within("bundle length", bundle.length(), 1, MixLimits.MAX_BUNDLE_OCTETS);
        MixLimits.within("number of outputs each", outputsEach, 1, MixLimits.MAX_OUTPUTS_EACH);
        MixLimits.within(
                "least number of participants",
                leastParticipants,
                MixLimits.LEAST_PARTICIPANTS,
                MixLimits.MAX_PARTICIPANTS);
    }

    void writeTo(CanonicalWriter writer) {
        writer.text(channel)
                .fixed(mixId)
                .prefixed(bundle)
                .u16(outputsEach)
                .u16(leastParticipants)
                .fixed(board.octets());
        timetable.writeTo(writer);
    }
}
