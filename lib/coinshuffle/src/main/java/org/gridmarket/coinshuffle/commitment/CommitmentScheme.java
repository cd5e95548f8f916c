package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.gridmarket.coinshuffle.bytes.Octets;

/** Commits and opens under two generators that are hashed from a public string, so that nobody chose them. */
public final class CommitmentScheme {
    private static final String TAG = "GRIDMARKET-BILL-V01-with-P256_XMD:SHA-256_SSWU_RO_";

    private final ECPoint valueGenerator;
    private final ECPoint blindingGenerator;

    /** The public string: anything that was known before anybody could profit, such as the name of the channel. */
    public CommitmentScheme(String publicString) {
        this.valueGenerator = generator("value:" + publicString);
        this.blindingGenerator = generator("blinding:" + publicString);
    }

    public Commitment commit(Opening opening) {
        var value = opening.value().mod(P256.ORDER);
        return Commitment.of(
                ECAlgorithms.sumOfTwoMultiplies(valueGenerator, value, blindingGenerator, opening.blinding()));
    }

    public boolean opens(Commitment commitment, Opening opening) {
        return commit(opening).equals(commitment);
    }

    private static ECPoint generator(String label) {
        return HashToCurve.point(Octets.copyOf(label.getBytes(StandardCharsets.UTF_8)), TAG);
    }

    /** A blinding factor from 48 uniform octets, without bias. */
    static BigInteger blinding(Octets uniform) {
        return new BigInteger(1, uniform.toArray()).mod(P256.ORDER);
    }
}
