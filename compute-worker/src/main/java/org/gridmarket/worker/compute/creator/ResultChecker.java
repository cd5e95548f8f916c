package org.gridmarket.worker.compute.creator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.sandbox.OutputArchive;
import org.gridmarket.worker.compute.parcel.FileArchive;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;

/**
 * A module of the job creator's own that looks at inputs and output, in the same sandbox as the job: the job's inputs lie under
 * /in/job, its result under /in/result (files, stdout, stderr), its arguments are the job's. It ends with 0 when they fit.
 */
final class ResultChecker {
    private static final String JOB = "job";
    private static final String RESULT = "result";

    private final ObjectStore objects;
    private final JobRunner runner;

    ResultChecker(ObjectStore objects, JobRunner runner) {
        this.objects = objects;
        this.runner = runner;
    }

    /**
     * Whether nothing is found wrong. A module that traps or does not end in time has found nothing: the draw is left. What is
     * no output of a sandbox is wrong before any module looks.
     *
     * @param checker hash of the module, which lies here, as the output's archive does
     * @param job its manifest, which has been read before
     */
    boolean passes(Bytes checker, Bytes job, Opening opening) {
        Optional<OutputArchive> output = OutputArchive.ofStranger(found(opening.output()));
        if (output.isEmpty()) {
            return false;
        }
        Manifest read = Manifest.read(job);
        List<Layer> data = new ArrayList<>();
        for (Layer layer : read.data()) {
            String mount = layer.mount().isEmpty() ? JOB : JOB + "/" + layer.mount();
            data.add(new Layer(layer.hash(), layer.size(), mount));
        }
        data.add(layer(FileArchive.of(result(output.get())), RESULT));
        Manifest look = new Manifest(
                read.sandbox(),
                null,
                new Layer(checker, new ByteCount(found(checker).length()), ""),
                data,
                read.arguments(),
                read.environment(),
                Bytes.utf8(""));
        JobRunner.Outcome outcome = runner.run(
                look.toBytes(),
                objects,
                WorkerLimits.CHECKER,
                List.of(runner.engines().getFirst()));
        return !(outcome instanceof JobRunner.Outcome.Result ended)
                || ended.status() != ResultStatus.COMPLETED
                || OutputArchive.read(ended.archive()).exitCode() == 0;
    }

    private static FileTree result(OutputArchive output) {
        SortedMap<String, Bytes> files = new TreeMap<>();
        files.put("stdout", output.standardOutput());
        files.put("stderr", output.standardError());
        output.files().files().forEach((path, content) -> files.put("files/" + path, content));
        return FileTree.of(files);
    }

    private Layer layer(Bytes object, String mount) {
        return new Layer(objects.keep(object), new ByteCount(object.length()), mount);
    }

    private Bytes found(Bytes hash) {
        return objects.find(hash).orElseThrow(() -> new IllegalStateException("object " + hash + " is not here"));
    }
}
