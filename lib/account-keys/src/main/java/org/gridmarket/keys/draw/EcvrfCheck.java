package org.gridmarket.keys.draw;

import java.util.Optional;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.kernel.energy.draw.DrawCheck;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.wire.Bytes;

/** Draws by {@link Ecvrf} on BouncyCastle's P-256, pinned as the signatures are, so that endorsers agree. */
public final class EcvrfCheck implements DrawCheck {
    @Override
    public Optional<Bytes> output(DrawKey key, Bytes input, Bytes proof) {
        return Ecvrf.verify(octets(key.point()), octets(input), octets(proof))
                .map(output -> Bytes.of(output.toArray()));
    }

    static Octets octets(Bytes bytes) {
        return Octets.copyOf(bytes.copy());
    }
}
