package org.gridmarket.sandbox.wasi;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Time: one nanosecond for each instruction, and what the program slept; nobody waits for it. */
final class ClockCalls {
    private static final int SUBSCRIPTION_BYTES = 48;
    private static final int EVENT_BYTES = 32;
    private static final int KINDS = 3;
    private static final int ABSOLUTE = 1;

    private final long limit;
    private long slept;

    ClockCalls(long limit) {
        this.limit = limit;
    }

    private long now(GuestMemory memory) {
        return WasiLimits.CLOCK_START + (limit - memory.guest().left()) + slept;
    }

    private static void mustBeClock(long id) throws WasiException {
        if (id < 0 || id > 3) {
            throw Errno.INVAL.raised();
        }
    }

    void resolution(GuestMemory memory, long id, long address) throws WasiException {
        mustBeClock(id);
        memory.writeLong(address, 1);
    }

    void time(GuestMemory memory, long id, long address) throws WasiException {
        mustBeClock(id);
        memory.writeLong(address, now(memory));
    }

    /** Files are always ready. Where only clocks are asked, the clock goes on to the first of them. */
    void poll(GuestMemory memory, long subscriptions, long events, long count, long result) throws WasiException {
        long number = GuestMemory.unsigned(count);
        if (number == 0 || number > WasiLimits.LIST) {
            throw Errno.INVAL.raised();
        }
        memory.chargeBytes(number * SUBSCRIPTION_BYTES);
        ByteBuffer asked = memory.view(subscriptions, (int) number * SUBSCRIPTION_BYTES);
        List<Integer> ready = new ArrayList<>();
        long first = Long.MAX_VALUE;
        for (int place = 0; place < asked.capacity(); place += SUBSCRIPTION_BYTES) {
            if (asked.get(place + 8) < 0 || asked.get(place + 8) >= KINDS) {
                throw Errno.INVAL.raised();
            }
            if (asked.get(place + 8) == 0) {
                first = Math.min(first, waiting(memory, asked, place));
            } else {
                ready.add(place);
            }
        }
        if (ready.isEmpty()) {
            for (int place = 0; place < asked.capacity(); place += SUBSCRIPTION_BYTES) {
                if (waiting(memory, asked, place) == first) {
                    ready.add(place);
                }
            }
            slept = Math.min(slept + first, WasiLimits.SLEEP_NANOS);
        }
        answer(memory, asked, ready, events);
        memory.writeInt(result, ready.size());
    }

    private long waiting(GuestMemory memory, ByteBuffer asked, int place) throws WasiException {
        mustBeClock(GuestMemory.unsigned(asked.getInt(place + 16)));
        long timeout = asked.getLong(place + 24);
        long nanos = timeout < 0 ? WasiLimits.SLEEP_NANOS : timeout;
        boolean absolute = (asked.getShort(place + 40) & ABSOLUTE) != 0;
        return Math.clamp(absolute ? nanos - now(memory) : nanos, 0, WasiLimits.SLEEP_NANOS);
    }

    private static void answer(GuestMemory memory, ByteBuffer asked, List<Integer> ready, long events)
            throws WasiException {
        ByteBuffer list = GuestMemory.fresh(ready.size() * EVENT_BYTES);
        for (int index = 0; index < ready.size(); index++) {
            int place = ready.get(index);
            list.putLong(index * EVENT_BYTES, asked.getLong(place));
            list.put(index * EVENT_BYTES + 10, asked.get(place + 8));
            list.putLong(index * EVENT_BYTES + 16, asked.get(place + 8) == 0 ? 0 : 1);
        }
        memory.write(events, GuestMemory.content(list));
    }
}
