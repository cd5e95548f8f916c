package org.gridmarket.worker.stream.transport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.desk.Member;
import org.jspecify.annotations.Nullable;

/**
 * A broker in this process, with the rights, numbers and redelivery of the real one; for tests and for all of a market in one
 * process. Listeners are called by whoever writes. Thread-safe.
 */
public final class BrokerInMemory {
    private final Map<AccountKey, Member> members = new LinkedHashMap<>();
    private final Map<Topic, Log> topics = new HashMap<>();
    private final Map<Topic, Set<AccountKey>> grants = new HashMap<>();

    /** What lies in one topic. */
    private static final class Log {
        final List<Bytes> messages = new ArrayList<>();
        final Map<String, Cursor> cursors = new HashMap<>();
        final Set<Consumer<Bytes>> readers = new HashSet<>();
        long last = Long.MIN_VALUE;
    }

    /** A subscription: what is acknowledged, and who listens. */
    private static final class Cursor {
        final Set<Integer> acknowledged = new HashSet<>();

        @Nullable Consumer<Transport.Delivery> listener;
    }

    /** Registers a member and gives its way in. */
    public synchronized Transport join(Member member) {
        members.put(member.account(), member);
        return new Way(member.account());
    }

    private Log log(Topic topic) {
        return topics.computeIfAbsent(topic, any -> new Log());
    }

    private void requireOwn(AccountKey who, Topic topic) {
        if (!topic.tenant().equals(who)) {
            throw new TransportException(who + " may not write, grant or delete in " + topic);
        }
    }

    private void requireReadable(AccountKey who, Topic topic) {
        boolean ofAll = topic.room() == Topic.Room.MARKET && members.containsKey(who);
        boolean granted = grants.getOrDefault(topic, Set.of()).contains(who);
        if (!ofAll && !granted && !topic.tenant().equals(who)) {
            throw new TransportException(who + " may not read " + topic);
        }
    }

    private synchronized void append(Topic topic, long number, boolean numbered, Bytes message) {
        Log log = log(topic);
        if (numbered) {
            if (number <= log.last) {
                return;
            }
            log.last = number;
        }
        int index = log.messages.size();
        log.messages.add(message);
        List.copyOf(log.readers).forEach(reader -> reader.accept(message));
        log.cursors.values().forEach(cursor -> deliver(log, cursor, index));
    }

    private void deliver(Log log, Cursor cursor, int index) {
        Consumer<Transport.Delivery> listener = cursor.listener;
        if (listener == null || cursor.acknowledged.contains(index)) {
            return;
        }
        Bytes message = log.messages.get(index);
        listener.accept(new Transport.Delivery() {
            @Override
            public Bytes message() {
                return message;
            }

            @Override
            public void acknowledge() {
                synchronized (BrokerInMemory.this) {
                    cursor.acknowledged.add(index);
                }
            }
        });
    }

    /** One member's way. */
    private final class Way implements Transport {
        private final AccountKey own;

        Way(AccountKey own) {
            this.own = own;
        }

        @Override
        public List<Member> members() {
            synchronized (BrokerInMemory.this) {
                return List.copyOf(members.values());
            }
        }

        @Override
        public void grant(Topic topic, Collection<AccountKey> readers) {
            synchronized (BrokerInMemory.this) {
                requireOwn(own, topic);
                grants.computeIfAbsent(topic, any -> new HashSet<>()).addAll(readers);
            }
        }

        @Override
        public Writer numbered(Topic topic) {
            requireOwn(own, topic);
            return writer(topic, true);
        }

        @Override
        public Writer plain(Topic topic) {
            requireOwn(own, topic);
            return writer(topic, false);
        }

        private Writer writer(Topic topic, boolean numbered) {
            return new Writer() {
                @Override
                public CompletionStage<Void> write(long number, Bytes message) {
                    append(topic, number, numbered, message);
                    return CompletableFuture.completedFuture(null);
                }

                @Override
                public void close() {
                    // nothing is held
                }
            };
        }

        @Override
        public Reading read(Topic topic, Consumer<Bytes> listener) {
            synchronized (BrokerInMemory.this) {
                requireReadable(own, topic);
                Log log = log(topic);
                List.copyOf(log.messages).forEach(listener);
                log.readers.add(listener);
                return () -> {
                    synchronized (BrokerInMemory.this) {
                        log.readers.remove(listener);
                    }
                };
            }
        }

        @Override
        public Reading subscribe(Topic topic, String name, Consumer<Delivery> listener) {
            synchronized (BrokerInMemory.this) {
                requireReadable(own, topic);
                Log log = log(topic);
                Cursor cursor = log.cursors.computeIfAbsent(own + " " + name, any -> new Cursor());
                cursor.listener = listener;
                for (int index = 0; index < log.messages.size(); index++) {
                    deliver(log, cursor, index);
                }
                return () -> {
                    synchronized (BrokerInMemory.this) {
                        cursor.listener = null;
                    }
                };
            }
        }

        @Override
        public void delete(Topic topic) {
            synchronized (BrokerInMemory.this) {
                requireOwn(own, topic);
                topics.remove(topic);
                grants.remove(topic);
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
