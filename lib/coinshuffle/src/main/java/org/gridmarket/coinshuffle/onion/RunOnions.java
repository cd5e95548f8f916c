package org.gridmarket.coinshuffle.onion;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.EncryptionKey;
import org.gridmarket.coinshuffle.crypto.LayerCipher;
import org.gridmarket.coinshuffle.crypto.RunSeed;
import org.gridmarket.coinshuffle.run.MixRun;

/**
 * Wraps an output key of position i under a layer for N, N-1, .. i+1 and peels one layer. Info and additional data
 * bind a layer to session (hence run), position and recipient key, so that no layer opens anywhere else.
 */
public final class RunOnions {
    private final MixRun run;
    private final List<EncryptionKey> keys;

    /** The announced keys in the order of positions, all usable. */
    public RunOnions(MixRun run, List<EncryptionKey> keys) {
        this.run = run;
        this.keys = List.copyOf(keys);
        if (keys.size() != run.size()) {
            throw new IllegalArgumentException(keys.size() + " encryption keys for " + run);
        }
    }

    /** One onion per output; the n-th output uses the seed's n-th ephemeral keys. */
    public List<Octets> wrap(int position, RunSeed seed, List<AccountKey> outputs, HopWork work) {
        return work.each(
                IntStream.range(0, outputs.size()).boxed().toList(),
                onion -> wrapOne(position, seed, onion, outputs.get(onion)));
    }

    /** Empty when the entry is not for this position. */
    public Optional<Octets> peel(int position, LayerCipher.KeyPair pair, Octets entry) {
        return LayerCipher.open(pair, info(position), aad(position), entry);
    }

    /** The output key at the core of an entry that a position posted; empty when any layer behind does not open. */
    public Optional<AccountKey> peelAll(int position, List<LayerCipher.KeyPair> pairs, Octets entry) {
        var rest = Optional.of(entry);
        for (int next = position + 1; next <= run.size() && rest.isPresent(); next++) {
            rest = peel(next, pairs.get(next - 1), rest.get());
        }
        return rest.filter(core -> core.length() == AccountKey.LENGTH).map(AccountKey::new);
    }

    private Octets wrapOne(int position, RunSeed seed, int onion, AccountKey output) {
        var wrapped = output.octets();
        for (int layer = run.size(); layer > position; layer--) {
            var ephemeral = seed.ephemeralPair(onion, layer);
            wrapped = LayerCipher.seal(keys.get(layer - 1), ephemeral, info(layer), aad(layer), wrapped);
        }
        return wrapped;
    }

    private Octets info(int position) {
        return CanonicalWriter.tagged("gridmarket-mix-onion-v1")
                .fixed(run.session().octets())
                .u16(position)
                .fixed(keys.get(position - 1).octets())
                .octets();
    }

    private Octets aad(int position) {
        return new CanonicalWriter().fixed(run.session().octets()).u16(position).octets();
    }
}
