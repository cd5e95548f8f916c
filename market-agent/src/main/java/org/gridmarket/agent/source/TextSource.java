package org.gridmarket.agent.source;

import java.util.List;

/** Port: what a source has said since the last look. */
public interface TextSource extends AutoCloseable {
    /** The new texts in their order, possibly none; a SourceException when the source does not answer. */
    List<String> news();

    @Override
    void close();
}
