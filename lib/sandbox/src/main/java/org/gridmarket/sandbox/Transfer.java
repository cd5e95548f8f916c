package org.gridmarket.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Parts of jobs and results between this process and those that run them. Lengths stand in front and are believed only
 * as far as bytes follow.
 */
final class Transfer {
    static final byte OPENED = 0;
    static final byte REFUSED = 1;
    static final byte NOT_HERE = 2;

    private static final String UNDECIDED = "UNDECIDED";

    private Transfer() {}

    static void bytes(DataOutputStream out, Bytes bytes) throws IOException {
        out.writeInt(bytes.length());
        out.write(bytes.copy());
    }

    static Bytes bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("a part of " + length + " bytes ends too early");
        }
        return Bytes.of(bytes);
    }

    static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            bytes(out, Bytes.utf8(text));
        }
    }

    static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            texts.add(bytes(in).toUtf8());
        }
        return texts;
    }

    static void files(DataOutputStream out, FileTree tree) throws IOException {
        out.writeInt(tree.files().size());
        for (Map.Entry<String, Bytes> file : tree.files().entrySet()) {
            bytes(out, Bytes.utf8(file.getKey()));
            bytes(out, file.getValue());
        }
    }

    static FileTree files(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, Bytes> files = new HashMap<>();
        for (int index = 0; index < count; index++) {
            files.put(bytes(in).toUtf8(), bytes(in));
        }
        return FileTree.of(files);
    }

    static void job(DataOutputStream out, Job job) throws IOException {
        bytes(out, job.manifest());
        bytes(out, job.module());
        texts(out, job.arguments());
        texts(out, job.environment());
        bytes(out, job.standardInput());
        files(out, job.in());
        files(out, job.base());
        out.writeLong(job.limits().instructions());
        out.writeInt(job.limits().pages());
        out.writeLong(job.limits().storage());
    }

    static Job job(DataInputStream in) throws IOException {
        return new Job(
                bytes(in),
                bytes(in),
                texts(in),
                texts(in),
                bytes(in),
                files(in),
                files(in),
                new Limits(in.readLong(), in.readInt(), in.readLong()));
    }

    static void outcome(DataOutputStream out, Outcome outcome) throws IOException {
        switch (outcome) {
            case Result result -> {
                bytes(out, Bytes.utf8(result.status().name()));
                out.writeLong(result.instructions());
                bytes(out, result.archive());
            }
            case Outcome.Undecided undecided -> {
                bytes(out, Bytes.utf8(UNDECIDED));
                bytes(out, Bytes.utf8(undecided.reason()));
            }
        }
    }

    static Outcome outcome(DataInputStream in) throws IOException {
        String kind = bytes(in).toUtf8();
        return kind.equals(UNDECIDED)
                ? new Outcome.Undecided(bytes(in).toUtf8())
                : new Result(Status.valueOf(kind), in.readLong(), bytes(in));
    }

    static void reactorOutcome(DataOutputStream out, ReactorOutcome outcome) throws IOException {
        switch (outcome) {
            case ReactorAnswer answer -> {
                bytes(out, Bytes.utf8(answer.status().name()));
                out.writeLong(answer.instructions());
                bytes(out, answer.output());
            }
            case ReactorOutcome.Unknown unknown -> {
                bytes(out, Bytes.utf8(UNDECIDED));
                bytes(out, Bytes.utf8(unknown.reason()));
            }
        }
    }

    static ReactorOutcome reactorOutcome(DataInputStream in) throws IOException {
        String kind = bytes(in).toUtf8();
        if (kind.equals(UNDECIDED)) {
            return new ReactorOutcome.Unknown(bytes(in).toUtf8());
        }
        long instructions = in.readLong();
        return new ReactorAnswer(ReactorAnswer.Status.valueOf(kind), bytes(in), instructions);
    }

    /** Whether a module was opened: 0, or 1 if everybody refuses it, 2 if only this machine, with the reason. */
    static void opening(DataOutputStream out, ReactorRun.Opening opening) throws IOException {
        switch (opening) {
            case ReactorRun.Opening.Open open -> out.writeByte(OPENED);
            case ReactorRun.Opening.Refused refused -> {
                out.writeByte(REFUSED);
                bytes(out, Bytes.utf8(refused.reason()));
            }
            case ReactorRun.Opening.NotHere not -> {
                out.writeByte(NOT_HERE);
                bytes(out, Bytes.utf8(not.reason()));
            }
        }
    }
}
