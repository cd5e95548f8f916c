package org.gridmarket.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.chain.BlocksRead;
import org.jspecify.annotations.Nullable;

/**
 * What blocks prove and what they do not: the rules of the markets, and whether the blocks are the channel's and ended as the
 * peer says that gave them.
 *
 * @param audit of what is in the blocks
 * @param read of the blocks themselves
 */
public record AuditVerdict(LedgerAudit audit, BlocksRead read) {
    /** Whether something was checked, and all of it holds. */
    public boolean isClean() {
        return nothingChecked().isEmpty() && violations().isEmpty();
    }

    /** Why the blocks prove nothing, and what they hold instead; empty when they prove something. */
    public Optional<String> nothingChecked() {
        return audit.nothingChecked()
                .map(why -> why + "; the blocks have "
                        + (read.chaincodes().isEmpty()
                                ? "no transaction of any chaincode"
                                : String.join(", ", read.chaincodes())));
    }

    /** What does not hold; nothing when all does. */
    public List<String> violations() {
        List<String> all = new ArrayList<>(audit.violations());
        read.offence().ifPresent(all::add);
        return List.copyOf(all);
    }

    /** What this audit takes on trust, a sentence each. */
    public List<String> notChecked() {
        List<String> all = new ArrayList<>();
        if (!read.anchored()) {
            all.add("whether block 0 is the one with which the members joined: its hash is "
                    + read.genesis().toHex() + "; --genesis FILE names that block");
        }
        all.add("whether blocks follow after the last, block " + (read.blocks() - 1) + " with hash "
                + read.last().toHex() + ": ask another member for his");
        read.unchecked().forEach((what, count) -> all.add(what + ": " + count));
        all.addAll(audit.notChecked());
        return List.copyOf(all);
    }

    /** {@code audit --report}, without the time it took. */
    public Map<String, @Nullable Object> keys() {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("blocks", read.blocks());
        keys.put("genesis_hash", read.genesis().toHex());
        keys.put("genesis_checked", read.anchored() ? true : null);
        keys.put("chaincodes", List.copyOf(read.chaincodes()));
        keys.putAll(audit.keys());
        keys.put(
                "validity_recomputed",
                nothingChecked().isPresent() ? null : read.offence().isEmpty());
        keys.put("nothing_checked", nothingChecked().orElse(null));
        keys.put("first_violation", violations().stream().findFirst().orElse(null));
        keys.put("violations", violations());
        keys.put("not_checked", notChecked());
        return keys;
    }
}
