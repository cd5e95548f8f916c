package org.gridmarket.chaincode;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gridmarket.kernel.ledger.WorldState.Entry;
import org.gridmarket.ledger.memory.TransactionSimulator;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.jspecify.annotations.Nullable;

/**
 * Fabric's stub over a simulated peer, as far as the shell uses it; any other method is a finding. Like Fabric's, it
 * answers an absent key with no bytes and does not show a transaction its own writes.
 */
final class InMemoryStub implements InvocationHandler {
    private final TransactionSimulator peer;
    private final List<String> arguments;
    private final byte[] creator;
    private final List<String> events = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private int questions;
    private int iteratorsOpened;
    private int iteratorsOpen;
    private String channel = "energy";

    InMemoryStub(TransactionSimulator peer, byte[] creator, String... arguments) {
        this.peer = peer;
        this.creator = creator.clone();
        this.arguments = List.of(arguments);
    }

    ChaincodeStub stub() {
        return (ChaincodeStub)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ChaincodeStub.class}, this);
    }

    InMemoryStub onChannel(String other) {
        channel = other;
        return this;
    }

    /** Payloads of the events set, each as "name payload". */
    List<String> events() {
        return events;
    }

    /** Keys written or deleted, in the order of the calls. */
    List<String> writes() {
        return writes;
    }

    int questions() {
        return questions;
    }

    int iteratorsOpened() {
        return iteratorsOpened;
    }

    int iteratorsOpen() {
        return iteratorsOpen;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) {
        Object[] values = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "getStringArgs" -> arguments;
            case "getTxId" -> "tx1";
            case "getChannelId" -> channel;
            case "getTxTimestamp" -> Instant.ofEpochMilli(1_000);
            case "getCreator" -> creator.clone();
            case "getState" -> {
                questions++;
                yield bytes(peer.read((String) values[0]));
            }
            case "getStateByRange" -> rows((String) values[0], (String) values[1]);
            case "putState" -> {
                writes.add((String) values[0]);
                peer.write((String) values[0], new String((byte[]) values[1], StandardCharsets.UTF_8));
                yield null;
            }
            case "delState" -> {
                writes.add((String) values[0]);
                peer.delete((String) values[0]);
                yield null;
            }
            case "setEvent" -> {
                events.add(values[0] + " " + new String((byte[]) values[1], StandardCharsets.UTF_8));
                yield null;
            }
            default -> throw new UnsupportedOperationException("the shell calls " + method);
        };
    }

    private static byte[] bytes(@Nullable String value) {
        return value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
    }

    /** Notes what was taken when it is closed: to the end of the range, or like Fabric up to the last row taken. */
    private QueryResultsIterator<KeyValue> rows(String from, String to) {
        iteratorsOpened++;
        iteratorsOpen++;
        List<Entry> entries = peer.peek(from, to);
        return new QueryResultsIterator<>() {
            private int taken;

            @Override
            public Iterator<KeyValue> iterator() {
                return entries.stream()
                        .<KeyValue>map(entry -> {
                            taken++;
                            return new Row(entry);
                        })
                        .iterator();
            }

            @Override
            public void close() {
                iteratorsOpen--;
                if (taken < entries.size()) {
                    peer.readFirst(from, to, taken);
                } else {
                    peer.readRange(from, to);
                }
            }
        };
    }

    private record Row(Entry entry) implements KeyValue {
        @Override
        public String getKey() {
            return entry.key();
        }

        @Override
        public byte[] getValue() {
            return bytes(entry.value());
        }

        @Override
        public String getStringValue() {
            return entry.value();
        }
    }
}
