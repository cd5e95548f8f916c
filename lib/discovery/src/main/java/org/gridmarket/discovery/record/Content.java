package org.gridmarket.discovery.record;

import java.util.Comparator;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * The records of a node, for its own site or for others. In one order and none twice, so that the same records have the same
 * {@link #hash()}.
 */
public record Content(List<ServiceRecord> records) {
    public static final Content EMPTY = new Content(List.of());

    private static final RecordCodec<Content> CODEC = RecordCodec.of(Content.class);

    /** By what {@link ServiceRecord#id} is made of. */
    private static final Comparator<ServiceRecord> ORDER = Comparator.comparing(ServiceRecord::app)
            .thenComparing(ServiceRecord::actor)
            .thenComparing(ServiceRecord::instance)
            .thenComparing(ServiceRecord::port)
            .thenComparing(ServiceRecord::type)
            .thenComparing(ServiceRecord::kind);

    public Content {
        records = List.copyOf(records);
        for (int i = 1; i < records.size(); i++) {
            if (ORDER.compare(records.get(i - 1), records.get(i)) >= 0) {
                throw new IllegalArgumentException("record " + i + " is out of order or stands twice");
            }
        }
    }

    /** Of records in any order, none of which stands twice. */
    public static Content of(List<ServiceRecord> records) {
        return new Content(records.stream().sorted(ORDER).toList());
    }

    /** What is told to the node's own site. */
    public Content ofSite() {
        return new Content(
                records.stream().filter(record -> record.scope() != Scope.NODE).toList());
    }

    /** What is told to all sites. */
    public Content ofAll() {
        return new Content(records.stream()
                .filter(record -> record.scope() == Scope.GLOBAL)
                .toList());
    }

    public Bytes bytes() {
        return CODEC.writeBytes(this);
    }

    public Bytes hash() {
        return Digest.sha256(bytes());
    }
}
