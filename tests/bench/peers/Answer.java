// JavaRosa: an XForm parsed, opened and answered. java -cp JAR Answer.java FORM.xml QUESTIONS; says milliseconds of
// processor time of this thread, so that what the virtual machine does beside it does not count against it.

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.ValidateOutcome;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

public class Answer {
    static final int ANSWERS = 60;
    static FormDef form;

    static double processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    /** The mean of one turn, after some that only warm up, over as many as take a second. */
    static double steady(int warm, IntConsumer work) {
        for (int turn = 0; turn < warm; turn++) work.accept(turn);
        int turns = 0;
        double began = processor();
        while (turns < 2 || (processor() - began < 1000 && turns < 2000)) work.accept(turns++);
        return (processor() - began) / turns;
    }

    static TreeReference at(String... names) {
        TreeReference place = TreeReference.rootRef();
        place.add("data", 0);
        for (String name : names) place.add(name, 0);
        return place;
    }

    static void parse(byte[] xml) {
        try {
            form = XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xml));
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    static void answer(int section, int turn) {
        String p = "s" + section;
        form.setValue(new IntegerData(turn % 90 + 1), at(p, p + "_i" + (1 + (turn & 1))), true);
    }

    public static void main(String[] arguments) throws Exception {
        byte[] xml = Files.readAllBytes(Path.of(arguments[0]));
        int questions = Integer.parseInt(arguments[1]);
        new XFormsModule().registerModule();
        int warm = questions > 5000 ? 0 : 3;
        double parse = steady(warm, turn -> parse(xml));
        double open = 0;
        int turns = questions > 5000 ? 1 : 5;
        for (int turn = -warm; turn < turns; turn++) {
            parse(xml);
            double began = processor();
            form.initialize(true, new InstanceInitializationFactory());
            if (turn >= 0) open += (processor() - began) / turns;
        }
        int last = Math.max(1, (questions + 9) / 10 - 1);
        for (int section : new int[] {1, last}) {
            String p = "s" + section;
            form.setValue(new SelectOneData(new Selection("1")), at(p, p + "_gate"), true);
        }
        double[] taken = new double[2];
        for (int way = 0; way < 2; way++) {
            int section = way == 0 ? last : 1;
            taken[way] = steady(100, turn -> answer(section, turn));
            for (int turn = 0; turn < ANSWERS; turn++) answer(section, turn);
        }
        String sum = form.getMainInstance().resolveReference(at("s" + last, "c" + last)).getValue().getDisplayText();
        double thousand = questions == 200 ? records(xml) : -1;
        System.out.printf(java.util.Locale.ROOT,
            "{\"parse\": %.4f, \"open\": %.4f, \"short\": %.4f, \"full\": %.4f, \"check\": %s, \"records\": %s}%n",
            parse, open, taken[0], taken[1], sum, thousand < 0 ? "null" : Double.toString(thousand));
    }

    /** A thousand records, each taken up from its stored answers and validated, in a form that is parsed once. */
    static double records(byte[] xml) throws Exception {
        parse(xml);
        form.initialize(true, new InstanceInitializationFactory());
        for (int section = 1; section <= 20; section++) {
            String p = "s" + section;
            form.setValue(new SelectOneData(new Selection("1")), at(p, p + "_gate"), true);
            for (int number = 1; number <= 4; number++) {
                form.setValue(new IntegerData(section % 90 + number), at(p, p + "_i" + number), true);
            }
        }
        byte[] stored = new XFormSerializingVisitor().serializeInstance(form.getMainInstance());
        int broken = 0;
        for (int turn = 0; turn < 20; turn++) broken += record(stored);
        double began = processor();
        for (int turn = 0; turn < 1000; turn++) broken += record(stored);
        double taken = processor() - began;
        if (broken > 0) throw new IllegalStateException(broken + " records are broken");
        return taken;
    }

    static int record(byte[] stored) {
        TreeElement saved = XFormParser.restoreDataModel(stored, null).getRoot();
        TreeElement fresh = form.getMainInstance().getRoot().deepCopy(true);
        fresh.populate(saved, form);
        form.getMainInstance().setRoot(fresh);
        form.initialize(false, new InstanceInitializationFactory());
        ValidateOutcome outcome = form.validate(true);
        return outcome == null || outcome.outcome == 0 ? 0 : 1;
    }
}
