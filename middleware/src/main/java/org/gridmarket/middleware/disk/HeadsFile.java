package org.gridmarket.middleware.disk;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.protocol.KeptHead;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.LineFile;

/**
 * The newest head of each node (rule 6), one a line. What ends is added before anybody is told; the whole is written anew each
 * minute, and whenever as many lines have been added as nodes are remembered, so that the file has at most twice 40 MB.
 */
final class HeadsFile {
    private static final RecordCodec<KeptHead> CODEC = RecordCodec.of(KeptHead.class);

    private final LineFile file;
    private final Map<NodeId, KeptHead> newest = new LinkedHashMap<>();
    private int added;

    /** Opens it, or makes it. */
    HeadsFile(Path path) {
        this.file = new LineFile(path);
        for (String line : file.lines()) {
            note(CODEC.read(line));
        }
    }

    private void note(KeptHead kept) {
        newest.merge(
                kept.head().node(),
                kept,
                (one, other) -> other.head().key().isAfter(one.head().key()) ? other : one);
    }

    List<KeptHead> heads() {
        return List.copyOf(newest.values());
    }

    /** In place of all before; returns once it would survive a crash. */
    void replace(List<KeptHead> heads) {
        newest.clear();
        heads.forEach(this::note);
        rewrite();
    }

    /** Likewise. */
    void add(KeptHead head) {
        note(head);
        if (added >= DiscoveryLimits.KNOWN_NODES) {
            rewrite();
        } else {
            file.append(line(head));
            added++;
        }
    }

    private void rewrite() {
        StringBuilder text = new StringBuilder();
        newest.values().forEach(each -> text.append(line(each)));
        file.replace(text.toString());
        added = 0;
    }

    private static String line(KeptHead head) {
        return CODEC.write(head) + "\n";
    }
}
