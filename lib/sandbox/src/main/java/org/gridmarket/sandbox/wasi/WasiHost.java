package org.gridmarket.sandbox.wasi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.sandbox.wasi.Descriptors.In;
import org.gridmarket.sandbox.wasi.Descriptors.OpenFolder;
import org.gridmarket.sandbox.wasi.Descriptors.Out;
import org.gridmarket.sandbox.wasi.Node.Folder;

/**
 * The functions of WASI preview 1 for one program. All of them are there; those that would need a world (sockets,
 * links, times of files, signals) answer that they are not supported.
 */
public final class WasiHost {
    private interface Call {
        void apply(GuestMemory memory, long[] arguments) throws WasiException;
    }

    private final Map<String, Call> calls = new HashMap<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final Storage storage;
    private final FileSystem files;
    private final Descriptors descriptors;
    private final Folder out;

    public WasiHost(WasiSetup setup) {
        storage = new Storage(setup.storage());
        files = new FileSystem(storage);
        descriptors = new Descriptors(files);
        out = new FileSystemRoots(files, descriptors).open(setup, output, error);
        processCalls(setup);
        fileCalls(new FileCalls(descriptors, files, storage));
        pathCalls(new PathCalls(descriptors, files));
        unsupported();
    }

    /** What a program has open at the start. */
    private record FileSystemRoots(FileSystem files, Descriptors descriptors) {
        Folder open(WasiSetup setup, ByteArrayOutputStream output, ByteArrayOutputStream error) {
            Folder in = files.fixedRoot(setup.in());
            Folder base = files.fixedRoot(setup.base());
            Folder out = files.emptyRoot();
            try {
                descriptors.add(new In(setup.standardInput()));
                descriptors.add(new Out(output));
                descriptors.add(new Out(error));
                descriptors.add(new OpenFolder(in, "/in"));
                descriptors.add(new OpenFolder(base, "/base"));
                descriptors.add(new OpenFolder(out, "/out"));
                descriptors.add(new OpenFolder(files.emptyRoot(), "/tmp"));
            } catch (WasiException cannotBe) {
                throw new IllegalStateException("seven descriptors do not fit", cannotBe);
            }
            return out;
        }
    }

    /**
     * Answers a call.
     *
     * @param function its name, one of those that a module may import
     * @param arguments numbers of 32 bits may have anything above them
     * @return the number of the error, 0 for success
     * @throws EndOfRun when the program ends by it
     */
    public int call(String function, long[] arguments, Guest guest) {
        GuestMemory memory = new GuestMemory(guest);
        memory.charge(WasiLimits.CALL);
        Call call = calls.get(function);
        if (call == null) {
            throw new IllegalArgumentException("there is no function " + function);
        }
        try {
            call.apply(memory, arguments);
            return Errno.SUCCESS.code();
        } catch (WasiException failed) {
            return failed.errno().code();
        }
    }

    public Bytes standardOutput() {
        return Bytes.of(output.toByteArray());
    }

    public Bytes standardError() {
        return Bytes.of(error.toByteArray());
    }

    /** Files under /out. */
    public FileTree out() {
        Map<String, Bytes> found = new TreeMap<>();
        FileSystem.collect(out, "", found);
        return FileTree.of(found);
    }

    private static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private void processCalls(WasiSetup setup) {
        List<byte[]> arguments = bytes(setup.arguments());
        List<byte[]> environment = bytes(setup.environment());
        calls.put("args_get", (memory, a) -> memory.strings(arguments, a[0], a[1]));
        calls.put("args_sizes_get", (memory, a) -> memory.sizes(arguments, a[0], a[1]));
        calls.put("environ_get", (memory, a) -> memory.strings(environment, a[0], a[1]));
        calls.put("environ_sizes_get", (memory, a) -> memory.sizes(environment, a[0], a[1]));
        ClockCalls clock = new ClockCalls(setup.instructions());
        calls.put("clock_res_get", (memory, a) -> clock.resolution(memory, GuestMemory.unsigned(a[0]), a[1]));
        calls.put("clock_time_get", (memory, a) -> clock.time(memory, GuestMemory.unsigned(a[0]), a[2]));
        calls.put("poll_oneoff", (memory, a) -> clock.poll(memory, a[0], a[1], a[2], a[3]));
        RandomBytes random = new RandomBytes(setup.seed());
        calls.put("random_get", (memory, a) -> {
            long count = GuestMemory.unsigned(a[1]);
            if (count > memory.guest().memoryBytes()) {
                throw Errno.FAULT.raised();
            }
            memory.chargeBytes(count);
            memory.write(a[0], random.next((int) count));
        });
        calls.put("sched_yield", (memory, a) -> {});
        calls.put("proc_exit", (memory, a) -> {
            throw EndOfRun.exit((int) a[0]);
        });
    }

    private void fileCalls(FileCalls fd) {
        calls.put("fd_advise", (memory, a) -> descriptors.get(a[0]));
        calls.put("fd_allocate", (memory, a) -> fd.allocate(a[0], a[1], a[2]));
        calls.put("fd_close", (memory, a) -> descriptors.close(a[0]));
        calls.put("fd_datasync", (memory, a) -> descriptors.get(a[0]));
        calls.put("fd_sync", (memory, a) -> descriptors.get(a[0]));
        calls.put("fd_fdstat_get", (memory, a) -> fd.fdstat(memory, a[0], a[1]));
        calls.put("fd_fdstat_set_flags", (memory, a) -> fd.setFlags(a[0], a[1]));
        calls.put("fd_fdstat_set_rights", (memory, a) -> descriptors.get(a[0]));
        calls.put("fd_filestat_get", (memory, a) -> fd.stat(memory, a[0], a[1]));
        calls.put("fd_filestat_set_size", (memory, a) -> fd.resize(a[0], a[1]));
        calls.put("fd_pread", (memory, a) -> fd.read(memory, a[0], a[1], a[2], a[3], a[4]));
        calls.put("fd_pwrite", (memory, a) -> fd.write(memory, a[0], a[1], a[2], a[3], a[4]));
        calls.put("fd_prestat_get", (memory, a) -> fd.prestat(memory, a[0], a[1]));
        calls.put("fd_prestat_dir_name", (memory, a) -> fd.prestatName(memory, a[0], a[1], a[2]));
        calls.put("fd_read", (memory, a) -> fd.read(memory, a[0], a[1], a[2], null, a[3]));
        calls.put("fd_write", (memory, a) -> fd.write(memory, a[0], a[1], a[2], null, a[3]));
        calls.put("fd_readdir", (memory, a) -> fd.entries(memory, a[0], a[1], a[2], a[3], a[4]));
        calls.put("fd_renumber", (memory, a) -> descriptors.renumber(a[0], a[1]));
        calls.put("fd_seek", (memory, a) -> fd.seek(memory, a[0], a[1], a[2], a[3]));
        calls.put("fd_tell", (memory, a) -> fd.tell(memory, a[0], a[1]));
    }

    private void pathCalls(PathCalls path) {
        calls.put("path_open", path::open);
        calls.put("path_filestat_get", path::stat);
        calls.put("path_create_directory", path::createFolder);
        calls.put("path_remove_directory", path::removeFolder);
        calls.put("path_unlink_file", path::unlinkFile);
        calls.put("path_rename", path::rename);
    }

    private void unsupported() {
        for (String name : List.of(
                "fd_filestat_set_times",
                "path_filestat_set_times",
                "path_link",
                "path_readlink",
                "path_symlink",
                "proc_raise",
                "sock_accept",
                "sock_recv",
                "sock_send",
                "sock_shutdown")) {
            calls.put(name, (memory, a) -> {
                throw Errno.NOTSUP.raised();
            });
        }
    }
}
