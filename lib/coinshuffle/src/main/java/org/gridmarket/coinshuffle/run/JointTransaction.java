package org.gridmarket.coinshuffle.run;

import java.util.List;
import java.util.TreeSet;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;

/**
 * What all participants of a run sign and {@code commitMix} carries out: each of these outputs receives one bundle.
 * Bound to the run, so that a signature of an aborted run completes nothing later.
 *
 * @param outputs strictly ascending, m for each participant, usable keys, none of them a participant's
 */
public record JointTransaction(MixRun run, List<AccountKey> outputs) {
    public JointTransaction {
        outputs = List.copyOf(outputs);
        MixLimits.within("number of outputs", outputs.size(), run.listSize(run.size()), run.listSize(run.size()));
        if (!List.copyOf(new TreeSet<>(outputs)).equals(outputs)) {
            throw new IllegalArgumentException("the outputs of " + run + " are not strictly ascending");
        }
        for (var output : outputs) {
            if (run.includes(output) || !output.isUsable()) {
                throw new IllegalArgumentException("output " + output + " of " + run + " is not a fresh account key");
            }
        }
    }

    /** The octets that every participant signs with its public account. */
    public Octets signingOctets() {
        var writer = CanonicalWriter.tagged("gridmarket-mix-joint-v1")
                .fixed(run.session().octets())
                .text(run.terms().channel())
                .fixed(run.terms().mixId())
                .u32(run.number())
                .prefixed(run.terms().bundle())
                .u16(run.size());
        run.order().forEach(key -> writer.fixed(key.octets()));
        writer.u16(outputs.size());
        outputs.forEach(key -> writer.fixed(key.octets()));
        return writer.octets();
    }

    /** Whether these are the signatures of all participants, in the order of their positions. */
    public boolean isSignedBy(List<Octets> signatures, SignatureCheck check) {
        if (signatures.size() != run.size()) {
            return false;
        }
        var octets = signingOctets();
        for (int position = 1; position <= run.size(); position++) {
            if (!check.verify(run.at(position), octets, signatures.get(position - 1))) {
                return false;
            }
        }
        return true;
    }
}
