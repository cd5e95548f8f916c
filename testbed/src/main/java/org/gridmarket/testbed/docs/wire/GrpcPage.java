package org.gridmarket.testbed.docs.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gridmarket.api.v1.AllocationMarketList;
import org.gridmarket.api.v1.BoardMessage;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ComputeOverviewReply;
import org.gridmarket.api.v1.DrawShareRequest;
import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.OperatorCommand;
import org.gridmarket.api.v1.PurseReply;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.StreamAllocationRequest;
import org.gridmarket.api.v1.WatchedCard;

/** The page of the gRPC services: methods and messages, with what the protos say of them. */
final class GrpcPage {
    /** One message of each proto; {@code GeneratedPagesTest} asks for all of them. */
    static final List<FileDescriptor> FILES = List.of(
            SignedOperation.getDescriptor().getFile(),
            MarketDescription.getDescriptor().getFile(),
            EnrolRequest.getDescriptor().getFile(),
            OperatorCommand.getDescriptor().getFile(),
            BoardMessage.getDescriptor().getFile(),
            DrawShareRequest.getDescriptor().getFile(),
            ClockReply.getDescriptor().getFile(),
            PurseReply.getDescriptor().getFile(),
            AllocationMarketList.getDescriptor().getFile(),
            ComputeOverviewReply.getDescriptor().getFile(),
            StreamAllocationRequest.getDescriptor().getFile(),
            WatchedCard.getDescriptor().getFile());

    private static final String FOLDER = "market-api/src/main/proto";

    private GrpcPage() {}

    static String of(Path root) {
        StringBuilder page = new StringBuilder(
                "# gRPC services\n\nMethods and messages of the public face. How a client"
                        + " uses them: [wire.md](../wire.md). Text fields named `.._json` hold the kernel's canonical JSON.\n");
        for (FileDescriptor file : FILES) {
            ProtoComments comments = ProtoComments.read(root.resolve(FOLDER).resolve(file.getName()));
            file.getServices().forEach(service -> service(service, file, comments, page));
            file.getMessageTypes().stream()
                    .filter(message -> !message.getFields().isEmpty())
                    .forEach(message -> message(message, comments, page));
        }
        return page.toString();
    }

    private static void service(
            ServiceDescriptor service, FileDescriptor file, ProtoComments comments, StringBuilder page) {
        page.append("\n## ")
                .append(service.getFullName())
                .append("\n\n`")
                .append(file.getName())
                .append("`. ")
                .append(comments.of(service.getName()))
                .append("\n\n| method | takes | answers | what it does |\n|---|---|---|---|\n");
        for (MethodDescriptor method : service.getMethods()) {
            page.append("| ")
                    .append(method.getName())
                    .append(" | ")
                    .append(method.getInputType().getName())
                    .append(" | ")
                    .append(method.isServerStreaming() ? "stream of " : "")
                    .append(method.getOutputType().getName())
                    .append(" | ")
                    .append(comments.of(method.getName()))
                    .append(" |\n");
        }
    }

    private static void message(Descriptor message, ProtoComments comments, StringBuilder page) {
        page.append("\n### ").append(message.getName()).append("\n\n");
        String said = comments.of(message.getName());
        page.append(said.isEmpty() ? "" : said + "\n\n")
                .append("| field | number | type | what it is |\n|---|---|---|---|\n");
        for (FieldDescriptor field : message.getFields()) {
            page.append("| ")
                    .append(field.getName())
                    .append(" | ")
                    .append(field.getNumber())
                    .append(" | ")
                    .append(type(field))
                    .append(" | ")
                    .append(comments.of(message.getName(), field.getName()))
                    .append(" |\n");
        }
    }

    private static String type(FieldDescriptor field) {
        String single = field.getType() == FieldDescriptor.Type.MESSAGE
                ? field.getMessageType().getName()
                : field.getType().name().toLowerCase(Locale.ROOT);
        String many = field.isRepeated() ? "list of " + single : single;
        return field.getContainingOneof() == null ? many : many + " (one of them)";
    }
}
