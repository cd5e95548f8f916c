package org.gridmarket.gateway.feed;

import java.time.Duration;
import org.gridmarket.gateway.readmodel.StoredEvents;

/** Port: one reader of the event stream. */
public interface EventSink {
    /** Waits until the reader can take more; false when it could not for so long, or has gone. */
    boolean awaitReady(Duration longest) throws InterruptedException;

    boolean hasGone();

    void send(StoredEvents.Told told);

    /** Ends the stream: the reader was too slow and may come again from this block. */
    void cut(long resumeFrom);
}
