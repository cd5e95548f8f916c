package org.gridmarket.coinshuffle.blame;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.EncryptionKey;
import org.gridmarket.coinshuffle.crypto.RunSeed;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.onion.RunOnions;
import org.gridmarket.coinshuffle.run.JointTransaction;
import org.gridmarket.coinshuffle.run.MixRun;
import org.jspecify.annotations.Nullable;

/** The accepted messages of a run, by sender. Decides nothing. */
final class RunRecord {
    final MixRun run;
    final Map<AccountKey, Body.Announce> announcements = new HashMap<>();
    final List<List<Octets>> lists = new ArrayList<>();
    final Set<AccountKey> confirmed = new HashSet<>();
    final Map<AccountKey, Octets> signatures = new HashMap<>();
    final Set<AccountKey> accusers = new LinkedHashSet<>();
    final Map<AccountKey, RunSeed> seeds = new HashMap<>();

    private @Nullable Joint joint;

    RunRecord(MixRun run) {
        this.run = run;
    }

    /** From the end of the announcements on; asking before is a bug. */
    Body.Announce announcement(AccountKey key) {
        return requireNonNull(announcements.get(key), () -> "no announcement of " + key);
    }

    /** Once all seeds are there; asking before is a bug. */
    RunSeed seed(AccountKey key) {
        return requireNonNull(seeds.get(key), () -> "no seed of " + key);
    }

    /** Complete announcements only. */
    RunOnions onions() {
        return new RunOnions(
                run,
                run.order().stream()
                        .map(key -> new EncryptionKey(announcement(key).encryptionKey()))
                        .toList());
    }

    boolean hasTwinKeys() {
        var distinct = announcements.values().stream()
                .map(Body.Announce::encryptionKey)
                .collect(Collectors.toSet());
        return distinct.size() < announcements.size();
    }

    /** From the end of the shuffle on. Made once: every signature is checked against it. */
    Joint joint() {
        var made = joint;
        if (made == null) {
            var outputs =
                    lists.get(run.size() - 1).stream().map(AccountKey::new).toList();
            var transaction = new JointTransaction(run, outputs);
            made = new Joint(transaction, transaction.signingOctets(), digest());
            joint = made;
        }
        return made;
    }

    /** What is confirmed, and what is signed. */
    record Joint(JointTransaction transaction, Octets signingOctets, Octets digest) {}

    /** What a confirmation confirms: every announcement and every list, in order. */
    private Octets digest() {
        var writer = CanonicalWriter.tagged("gridmarket-mix-digest-v1")
                .fixed(run.session().octets());
        for (var key : run.order()) {
            var announcement = announcement(key);
            writer.fixed(announcement.encryptionKey()).fixed(announcement.seedCommitment());
        }
        for (var list : lists) {
            var whole = new CanonicalWriter().u16(list.size());
            list.forEach(whole::prefixed);
            writer.fixed(Digests.sha256(whole));
        }
        return Digests.sha256(writer);
    }
}
