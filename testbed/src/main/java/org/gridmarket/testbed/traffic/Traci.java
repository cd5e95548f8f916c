package org.gridmarket.testbed.traffic;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;

/**
 * What we need of SUMO's TraCI (https://sumo.dlr.de/docs/TraCI/Protocol.html, version 20 on): steps, vehicles on segments, phases
 * of lights. Several questions travel in one message. Not for several threads.
 */
final class Traci implements AutoCloseable {
    private static final int STEP = 0x02;
    private static final int CLOSE = 0x7f;
    private static final int GET_LIGHT = 0xa2;
    private static final int GET_SEGMENT = 0xaa;
    private static final int GET_SIMULATION = 0xab;
    private static final int SET_LIGHT = 0xc2;
    private static final int VEHICLES = 0x10;
    private static final int PHASE = 0x28;
    private static final int SET_PHASE = 0x22;
    private static final int PHASE_DURATION = 0x24;
    private static final int EXPECTED_VEHICLES = 0x7d;
    private static final int INTEGER = 0x09;
    private static final int DOUBLE = 0x0b;
    private static final int CONNECT_MILLIS = 1_000;

    /** A length of up to 255 bytes stands in one byte. */
    private static final int LONG_COMMAND = 0;

    /** The longest answer: hundreds of segments. */
    private static final int ANSWER_BYTES = 1 << 20;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Traci(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /** @throws IOException when SUMO does not listen (yet) */
    static Traci connect(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return new Traci(socket);
        } catch (IOException away) {
            socket.close();
            throw away;
        }
    }

    /** A command with its content. */
    private record Command(int id, Bytes content) {}

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static Command command(int id, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Command(id, Bytes.of(bytes.toByteArray()));
    }

    private static void text(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static Command get(int domain, int variable, String id) {
        return command(domain, to -> {
            to.writeByte(variable);
            text(to, id);
        });
    }

    /** One simulated second. */
    void step() {
        DataInputStream answer = ask(List.of(command(STEP, to -> to.writeDouble(0))));
        try {
            status(answer);
            answer.readInt(); // subscriptions, of which there are none
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    /** What is asked of whole numbers: vehicles of segments, then phases of lights. */
    List<Integer> state(List<String> segments, List<String> lights) {
        List<Command> commands = new ArrayList<>();
        segments.forEach(each -> commands.add(get(GET_SEGMENT, VEHICLES, each)));
        lights.forEach(each -> commands.add(get(GET_LIGHT, PHASE, each)));
        return whole(commands);
    }

    /** Vehicles that drive or have still to come. */
    int expected() {
        return whole(List.of(get(GET_SIMULATION, EXPECTED_VEHICLES, ""))).getFirst();
    }

    private List<Integer> whole(List<Command> commands) {
        DataInputStream answer = ask(commands);
        List<Integer> values = new ArrayList<>();
        try {
            for (int i = 0; i < commands.size(); i++) {
                status(answer);
                length(answer);
                answer.readUnsignedByte(); // the answer's own number
                answer.readUnsignedByte(); // the variable
                readText(answer); // of what
                if (answer.readUnsignedByte() != INTEGER) {
                    throw new PartFailedException("SUMO answers something else than a whole number");
                }
                values.add(answer.readInt());
            }
        } catch (IOException broken) {
            throw lost(broken);
        }
        return values;
    }

    /** The phase that shows now ends after so many seconds. */
    void endPhaseAfter(String light, double seconds) {
        set(command(SET_LIGHT, to -> {
            to.writeByte(PHASE_DURATION);
            text(to, light);
            to.writeByte(DOUBLE);
            to.writeDouble(seconds);
        }));
    }

    /** Shows another phase of its program. */
    void show(String light, int phase) {
        set(command(SET_LIGHT, to -> {
            to.writeByte(SET_PHASE);
            text(to, light);
            to.writeByte(INTEGER);
            to.writeInt(phase);
        }));
    }

    private void set(Command command) {
        try {
            status(ask(List.of(command)));
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    private DataInputStream ask(List<Command> commands) {
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            DataOutputStream to = new DataOutputStream(all);
            for (Command each : commands) {
                int length = 2 + each.content().length();
                if (length > 255) {
                    to.writeByte(LONG_COMMAND);
                    to.writeInt(length + Integer.BYTES);
                } else {
                    to.writeByte(length);
                }
                to.writeByte(each.id());
                to.write(each.content().copy());
            }
            out.writeInt(all.size() + Integer.BYTES);
            all.writeTo(out);
            out.flush();
            int length = in.readInt() - Integer.BYTES;
            if (length < 0 || length > ANSWER_BYTES) {
                throw new PartFailedException("SUMO answers " + length + " bytes");
            }
            return new DataInputStream(new ByteArrayInputStream(in.readNBytes(length)));
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    private static void length(DataInputStream answer) throws IOException {
        if (answer.readUnsignedByte() == LONG_COMMAND) {
            answer.readInt();
        }
    }

    private static void status(DataInputStream answer) throws IOException {
        length(answer);
        int command = answer.readUnsignedByte();
        int result = answer.readUnsignedByte();
        String detail = readText(answer);
        if (result != 0) {
            throw new PartFailedException("SUMO refuses command " + Integer.toHexString(command) + ": " + detail);
        }
    }

    private static String readText(DataInputStream answer) throws IOException {
        return new String(answer.readNBytes(answer.readInt()), StandardCharsets.UTF_8);
    }

    private static PartFailedException lost(IOException broken) {
        return new PartFailedException("the connection to SUMO is lost: " + broken.getMessage(), broken);
    }

    /** Ends the simulation. */
    @Override
    public void close() {
        try {
            status(ask(List.of(new Command(CLOSE, Bytes.of(new byte[0])))));
            socket.close();
        } catch (IOException gone) {
            throw lost(gone);
        }
    }
}
