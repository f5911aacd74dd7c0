package org.nadir.run.sweep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;

/** The list of the runs of a set as JSON. Names lead nowhere but beside the set. */
final class RunSetFile {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private RunSetFile() {}

    /** What the file holds. */
    record Content(String name, List<RunSet.Member> members) {
        Content {
            members = List.copyOf(members);
        }
    }

    static void write(Path file, Content content) {
        AtomicFile.writeString(file, GSON.toJson(content) + "\n");
    }

    static Content read(Path file) {
        try {
            Content content = GSON.fromJson(Files.readString(file), Content.class);
            if (content == null || content.name() == null) {
                throw damaged(file, "no name").problem();
            }
            content.members().forEach(member -> require(member, file));
            return content;
        } catch (IOException e) {
            throw UserProblem.of("There is no set of runs in this folder")
                    .file(file)
                    .expected("a folder with " + RunSet.LIST + ", as 'nadir sweep' makes it")
                    .cause(e)
                    .problem();
        } catch (JsonParseException | NullPointerException | IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage())).cause(e).problem();
        }
    }

    private static void require(RunSet.Member member, Path file) {
        Map<String, String> cell = member.cell();
        boolean nulls = cell.containsKey(null) || cell.containsValue(null) || member.digest() == null;
        boolean elsewhere = member.run() == null || !member.run().matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
        if (nulls || elsewhere) {
            throw damaged(file, "a run called " + member.run()).problem();
        }
    }

    private static UserProblem.Draft damaged(Path file, Object found) {
        return UserProblem.of("The list of the set is damaged").file(file).found(found);
    }
}
