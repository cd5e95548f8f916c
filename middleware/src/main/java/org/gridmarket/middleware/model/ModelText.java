package org.gridmarket.middleware.model;

import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Recognizer;
import org.gridmarket.middleware.model.text.ApplicationTextLexer;
import org.gridmarket.middleware.model.text.ApplicationTextParser;
import org.gridmarket.middleware.model.text.DeploymentTextLexer;
import org.gridmarket.middleware.model.text.DeploymentTextParser;

/** Reads the original's two languages (riaps-pycom 2.0.0: {@code riaps.tx}, {@code depl.tx}). Never throws for a text. */
public final class ModelText {
    private ModelText() {}

    /** The applications of a text, at least one; names of applications are different. */
    public static ModelReading<List<ApplicationModel>> applications(String text) {
        return read(text, faults -> {
            ApplicationTextLexer lexer = new ApplicationTextLexer(CharStreams.fromString(text));
            FirstSyntaxFault first = new FirstSyntaxFault(ApplicationTextParser.ID);
            listen(lexer, first);
            ApplicationTextParser parser = new ApplicationTextParser(new CommonTokenStream(lexer));
            listen(parser, first);
            Faults.Names names = faults.new Names("application");
            return parser.models().application().stream()
                    .map(each -> new ApplicationReader(faults).read(names, each))
                    .toList();
        });
    }

    /** The deployment of an application. */
    public static ModelReading<DeploymentModel> deployment(String text) {
        return read(text, faults -> {
            DeploymentTextLexer lexer = new DeploymentTextLexer(CharStreams.fromString(text));
            FirstSyntaxFault first = new FirstSyntaxFault(DeploymentTextParser.WORD);
            listen(lexer, first);
            DeploymentTextParser parser = new DeploymentTextParser(new CommonTokenStream(lexer));
            listen(parser, first);
            return new DeploymentReader(faults).read(parser.deployment());
        });
    }

    /** In place of ANTLR's own listener, which prints. */
    private static void listen(Recognizer<?, ?> recognizer, FirstSyntaxFault first) {
        recognizer.removeErrorListeners();
        recognizer.addErrorListener(first);
    }

    private static <T> ModelReading<T> read(String text, Function<Faults, T> reader) {
        if (text.length() > ModelLimits.TEXT_CHARACTERS) {
            return new ModelReading.Refused<>(List.of(new ModelFault(
                    Position.START,
                    ModelRejection.SYNTAX,
                    "the text has " + text.length() + " characters; at most " + ModelLimits.TEXT_CHARACTERS)));
        }
        Faults faults = new Faults();
        try {
            T model = reader.apply(faults);
            List<ModelFault> found = faults.found();
            return found.isEmpty() ? new ModelReading.Read<>(model) : new ModelReading.Refused<>(found);
        } catch (FirstSyntaxFault.FoundException syntax) {
            return new ModelReading.Refused<>(List.of(syntax.fault()));
        }
    }
}
