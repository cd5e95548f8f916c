package org.gridmarket.worker.stream.party;

/** Numbers of messages in a topic: they ascend with epochs and positions, so a message that is sent again is dropped. */
final class Numbers {
    private static final int EPOCH_BITS = 17;

    private Numbers() {}

    /** Of a parcel whose first position is this one, 0..65,535. */
    static long of(int epoch, int position) {
        return ((long) epoch << EPOCH_BITS) + position;
    }
}
