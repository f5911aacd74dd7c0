package org.nadir.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Answers a command line that cannot be understood: the sentence, where help is, exit code 2. */
final class WrongUse implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        String name = problem.getCommandLine().getCommandSpec().qualifiedName();
        String sentence = problem.getMessage() + ". Try '" + name + " --help'.";
        boolean json = Arrays.asList(args).contains("--json");
        CommandOutput.run(json, out -> out.error(sentence));
        return CommandOutput.WRONG_USE;
    }

    /** The same answer for a mistake that only the command itself can see. */
    static ParameterException of(CommandLine line, String sentence) {
        return new ParameterException(line, sentence);
    }
}
