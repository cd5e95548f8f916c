package org.gridmarket.kernel.compute.offer;

import java.util.List;
import java.util.regex.Pattern;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.ShownText;

/**
 * Where a mediator or a directory is found.
 *
 * @param boxKey X25519: what is meant for it alone is sealed to this key
 * @param endpoint its address: host and port, or an address of HTTPS
 * @param engines of the sandbox that it runs; empty for a directory
 */
public record MemberEntry(Bytes boxKey, String endpoint, List<String> engines) {
    private static final Pattern ENDPOINT = Pattern.compile(
            "[A-Za-z0-9._~:/?#@!$&'()*+,;=%\\[\\]-]{1," + ComputeLimit.ENDPOINT_CHARACTERS.ceiling() + "}");

    public MemberEntry {
        Lists.hash("box key", boxKey);
        if (!ENDPOINT.matcher(endpoint).matches()) {
            throw new IllegalArgumentException("endpoint '" + ShownText.of(endpoint) + "' is no address of 1.."
                    + ComputeLimit.ENDPOINT_CHARACTERS.ceiling() + " characters");
        }
        engines = Lists.distinct("engines", engines, ComputeLimit.ENGINES_PER_MEMBER.ceiling());
        engines.forEach(engine -> Name.check("engine", engine));
    }
}
